using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding.Reception;

/// <summary>
/// Loss and jitter of one received stream as receiver reports tell them (RFC 3550 section 6.4.1, appendix A.3 and A.8).
/// Owner: the publisher's worker.
/// </summary>
internal sealed class ReceptionStatistics
{
    private const int JitterShift = 4;

    private long _base = -1;
    private long _highest = -1;
    private long _received;
    private long _expectedAtReport;
    private long _receivedAtReport;
    private long _lastTransit;
    private long _scaledJitter;
    private bool _hasTransit;
    private uint _senderReport;
    private long _senderReportAt;

    /// <summary>Packets that came.</summary>
    public long Received => _received;

    /// <summary>Packets that should have come and did not; never negative.</summary>
    public long Lost => Math.Max(0, Expected - _received);

    /// <summary>Interarrival jitter in RTP units.</summary>
    public uint Jitter => (uint)(_scaledJitter >> JitterShift);

    /// <summary>The share lost in the last report interval, in 1/256.</summary>
    public byte FractionLost { get; private set; }

    private long Expected => _base < 0 ? 0 : _highest - _base + 1;

    /// <summary>A packet came by its own stream (not as a retransmission).</summary>
    public void Add(long sequence, uint timestamp, uint clockRate, long now)
    {
        _base = _base < 0 ? sequence : Math.Min(_base, sequence);
        _highest = Math.Max(_highest, sequence);
        _received++;

        var transit = RtpTime.FromMicroseconds(now, clockRate) - timestamp;
        if (_hasTransit)
        {
            // Differences wrap with the timestamp.
            var difference = Math.Abs((long)(int)(transit - _lastTransit));
            _scaledJitter += difference - (_scaledJitter + (1 << (JitterShift - 1)) >> JitterShift);
        }

        (_lastTransit, _hasTransit) = (transit, true);
    }

    /// <summary>A sender report came.</summary>
    public void SenderReported(NtpTime ntp, long now) => (_senderReport, _senderReportAt) = (ntp.Compact, now);

    /// <summary>The report block for the interval since the last one.</summary>
    public ReportBlock Report(uint ssrc, long now)
    {
        var expected = Expected - _expectedAtReport;
        var lost = expected - (_received - _receivedAtReport);
        (_expectedAtReport, _receivedAtReport) = (Expected, _received);
        FractionLost = expected <= 0 || lost <= 0 ? (byte)0 : (byte)Math.Min(255, (lost << 8) / expected);
        return new(
            ssrc,
            FractionLost,
            (int)Math.Clamp(Expected - _received, -0x80_0000, 0x7F_FFFF),
            (uint)_highest,
            Jitter,
            _senderReport,
            _senderReport == 0 ? 0 : NtpTime.ToCompactDuration(now - _senderReportAt));
    }
}
