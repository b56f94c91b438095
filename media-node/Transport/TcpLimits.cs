namespace SfuPlatform.MediaNode.Transport;

/// <summary>What TCP clients may use at most. Connections cost memory before anybody has proved who he is.</summary>
internal sealed record TcpLimits
{
    /// <summary>Connections in all.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>Connections from one IP address; many clients may share one behind a NAT.</summary>
    public int ConnectionsPerAddress { get; init; } = 100;

    /// <summary>Microseconds until the first authenticated STUN check; ICE sends it at once.</summary>
    public long UnauthenticatedTime { get; init; } = 10_000_000;

    /// <summary>Microseconds without anything read; consent (RFC 7675) is renewed every few seconds.</summary>
    public long IdleTime { get; init; } = 60_000_000;

    /// <summary>Bytes that may wait for one slow receiver: about one second of video.</summary>
    public int QueuedBytes { get; init; } = 256 * 1024;
}
