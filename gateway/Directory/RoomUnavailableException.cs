namespace SfuPlatform.Gateway.Directory;

/// <summary>The room cannot be reached just now; trying again later may help.</summary>
internal sealed class RoomUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
