using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding.Reception;

/// <summary>
/// Which RTP timestamp of a stream belongs to which moment of its sender's clock, by the last sender report. Owner: the
/// publisher's worker.
/// </summary>
/// <param name="clockRate">RTP clock, in Hz.</param>
internal sealed class SenderClock(uint clockRate)
{
    /// <summary>Whether a report has come.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>The moment of the last report, in microseconds of the sender's own clock.</summary>
    public long Moment { get; private set; }

    /// <summary>The RTP timestamp of that moment.</summary>
    public uint Timestamp { get; private set; }

    /// <summary>Takes a report.</summary>
    public void Reported(in SenderReport report)
    {
        if (report.Ntp.Value == 0)
        {
            return; // A sender without a clock says 0 (RFC 3550 section 6.4.1).
        }

        Moment = report.Ntp.ToUnixMicroseconds();
        Timestamp = report.RtpTimestamp;
        IsKnown = true;
    }

    /// <summary>The sender's moment of a timestamp.</summary>
    public long MomentOf(uint timestamp) => Moment + RtpTime.ToMicroseconds((int)(timestamp - Timestamp), clockRate);

    /// <summary>The timestamp of a moment of the sender.</summary>
    public uint TimestampOf(long moment) => Timestamp + (uint)RtpTime.FromMicroseconds(moment - Moment, clockRate);
}
