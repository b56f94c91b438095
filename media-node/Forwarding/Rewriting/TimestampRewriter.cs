using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding.Rewriting;

/// <summary>
/// Puts the timestamps of one source after another onto one line that never goes back. Owner: the down track.
/// </summary>
/// <param name="first">The first timestamp given out.</param>
/// <param name="clockRate">RTP clock, in Hz.</param>
internal sealed class TimestampRewriter(uint first, uint clockRate)
{
    private const uint MillisecondsPerSecond = 1000;

    private uint _newest = first;
    private long _newestAt;
    private bool _started;

    /// <summary>What is added to the timestamps of the source in use.</summary>
    public uint Offset { get; private set; }

    /// <summary>The timestamp as the subscriber gets it.</summary>
    public uint Rewrite(uint timestamp, long now)
    {
        var output = timestamp + Offset;
        if ((int)(output - _newest) > 0)
        {
            (_newest, _newestAt) = (output, now);
        }

        return output;
    }

    /// <summary>
    /// The next packet comes from another source. It gets <paramref name="aligned"/>, the place of the same moment on
    /// the old source's line, where senders' reports tell it and it is within a second of what the clock says; else what
    /// the clock says. Always later than all before.
    /// </summary>
    /// <param name="timestamp">The timestamp of that packet in its own source.</param>
    /// <param name="aligned">The output timestamp of its moment by the reports of both sources; null: not known.</param>
    /// <param name="now">When the packet came.</param>
    public void Switch(uint timestamp, uint? aligned, long now)
    {
        if (!_started)
        {
            _started = true;
            _newestAt = now;
            Offset = _newest - timestamp;
            return;
        }

        var byClock = _newest + (uint)Math.Max(1, RtpTime.FromMicroseconds(now - _newestAt, clockRate));
        var output = aligned is { } place && Math.Abs((long)(int)(place - byClock)) <= clockRate ? place : byClock;
        if ((int)(output - _newest) <= 0)
        {
            // The same moment was sent of the old source: a millisecond later, or a decoder takes both for one frame.
            output = _newest + clockRate / MillisecondsPerSecond;
        }

        Offset = output - timestamp;
    }
}
