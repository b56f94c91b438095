using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// What a subscriber reports about one track. Owner: the subscriber's worker, which alone writes; anybody may read.
/// </summary>
internal sealed class DownTrackFeedback
{
    private const int Unknown = -1;

    private long _nacks;
    private long _keyFrameRequests;
    private volatile int _roundTrip = Unknown;
    private volatile int _fractionLost;
    private volatile uint _jitter;
    private volatile bool _hasReport;

    /// <summary>Packets that were asked for again.</summary>
    public long Nacks => Volatile.Read(ref _nacks);

    /// <summary>Key frames that were asked for.</summary>
    public long KeyFrameRequests => Volatile.Read(ref _keyFrameRequests);

    /// <summary>Whether the subscriber has reported: it knows which section the SSRC belongs to.</summary>
    public bool HasReport => _hasReport;

    /// <summary>Round trip in microseconds; negative: not known yet.</summary>
    public int RoundTrip => _roundTrip;

    /// <summary>The share lost in the last report, in 1/256.</summary>
    public int FractionLost => _fractionLost;

    /// <summary>Jitter of the last report, in RTP units.</summary>
    public uint Jitter => _jitter;

    /// <summary>A report block came; <paramref name="ntpNow"/> is the wall clock.</summary>
    public void Reported(in ReportBlock block, NtpTime ntpNow)
    {
        _hasReport = true;
        _fractionLost = block.FractionLost;
        _jitter = block.Jitter;
        if (block.LastSenderReport != 0)
        {
            var elapsed = ntpNow.Compact - block.LastSenderReport - block.DelaySinceLastSenderReport;
            if ((int)elapsed >= 0)
            {
                _roundTrip = (int)Math.Min(int.MaxValue, NtpTime.FromCompactDuration(elapsed));
            }
        }
    }

    /// <summary>Packets were asked for again.</summary>
    public void Nacked(int packets) => Volatile.Write(ref _nacks, _nacks + packets);

    /// <summary>A key frame was asked for.</summary>
    public void AskedForKeyFrame() => Volatile.Write(ref _keyFrameRequests, _keyFrameRequests + 1);
}
