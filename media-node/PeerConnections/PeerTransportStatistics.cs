namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>What is known of a client's transport at one moment.</summary>
/// <param name="Connected">Whether media can flow.</param>
/// <param name="Worker">The worker that owns it; -1: none yet.</param>
/// <param name="OverTcp">Whether it goes over TCP.</param>
/// <param name="PacketsReceived">Datagrams received, of all kinds.</param>
/// <param name="BytesReceived">Their bytes.</param>
/// <param name="AddressChanges">Times the client's address changed after the first.</param>
internal sealed record PeerTransportStatistics(
    bool Connected,
    int Worker,
    bool OverTcp,
    long PacketsReceived,
    long BytesReceived,
    int AddressChanges);
