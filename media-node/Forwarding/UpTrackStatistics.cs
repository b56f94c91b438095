namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>What is known of a published track at one moment.</summary>
/// <param name="Codec">Name of the codec that is being sent; null before the first packet.</param>
/// <param name="Packets">Packets received, over all streams, without retransmissions.</param>
/// <param name="Bytes">Payload bytes received, over all streams.</param>
/// <param name="PacketsLost">Packets that were lost for good so far.</param>
/// <param name="LossFraction">Share of packets lost in the last report interval, 0 to 1 (worst live stream).</param>
/// <param name="JitterMilliseconds">Interarrival jitter (RFC 3550), worst live stream.</param>
/// <param name="Streams">Bits per second of each stream, lowest quality first; 0: not live.</param>
internal sealed record UpTrackStatistics(
    string? Codec,
    long Packets,
    long Bytes,
    long PacketsLost,
    double LossFraction,
    double JitterMilliseconds,
    IReadOnlyList<long> Streams);
