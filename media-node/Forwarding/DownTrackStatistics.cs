namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>What is known of a subscription at one moment.</summary>
/// <param name="Packets">Packets sent, without retransmissions.</param>
/// <param name="Bytes">Payload bytes sent, without retransmissions.</param>
/// <param name="Retransmissions">Packets sent again.</param>
/// <param name="Nacks">Packets that the subscriber asked for again.</param>
/// <param name="KeyFrameRequests">Key frames that the subscriber asked for.</param>
/// <param name="LossFraction">Share lost in the last receiver report, 0 to 1.</param>
/// <param name="RoundTripMilliseconds">By the last receiver report; null before the first.</param>
/// <param name="JitterMilliseconds">By the last receiver report.</param>
/// <param name="SpatialLayer">The stream or spatial layer sent now; -1: none yet.</param>
internal sealed record DownTrackStatistics(
    long Packets,
    long Bytes,
    long Retransmissions,
    long Nacks,
    long KeyFrameRequests,
    double LossFraction,
    double? RoundTripMilliseconds,
    double JitterMilliseconds,
    int SpatialLayer);
