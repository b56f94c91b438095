namespace SfuPlatform.Gateway.Proxy;

/// <summary>The connection is refused; the message says to its asker why.</summary>
internal sealed class ConnectionRefusedException(int status, string message) : Exception(message)
{
    /// <summary>Somebody asks for a room that is not there, in the words that LiveKit's clients look for.</summary>
    public static ConnectionRefusedException NoRoom() => new(StatusCodes.Status404NotFound, "requested room does not exist");

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
