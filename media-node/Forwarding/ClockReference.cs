using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// Which RTP timestamp of a subscription belongs to which time of the node: made by the publisher's worker, read by the
/// subscriber's for its sender reports.
/// </summary>
/// <param name="NodeTime">Microseconds on the node's monotonic clock.</param>
/// <param name="Timestamp">The RTP timestamp of that time, as the subscriber gets it.</param>
/// <param name="ClockRate">RTP clock, in Hz.</param>
internal sealed record ClockReference(long NodeTime, uint Timestamp, uint ClockRate)
{
    /// <summary>The timestamp of another time.</summary>
    public uint TimestampAt(long nodeTime) => Timestamp + (uint)RtpTime.FromMicroseconds(nodeTime - NodeTime, ClockRate);
}
