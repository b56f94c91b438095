using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Congestion;

/// <summary>
/// Remembers when the packets of one client's transport arrived, and tells the client in transport-wide feedback every
/// 100 ms, or sooner where many packets wait. A packet that comes after its run was told is told anew, from it on.
/// Owner: the client's worker.
/// </summary>
internal sealed class ArrivalRecorder
{
    private const int Window = 2048;
    private const int MaxRun = 512;
    private const long Interval = 100_000;
    private const int PacketsBeforeInterval = 50;

    private readonly long[] _arrivals = new long[Window];
    private readonly long[] _run = new long[MaxRun];
    private SequenceUnwrapper _unwrapper;
    private long _newest = -1;
    private long _next = -1;
    private long _lastBuilt;
    private int _waiting;
    private byte _feedbackCount;

    /// <summary>A packet with this transport-wide number has arrived.</summary>
    public void Record(ushort transportSequence, long now)
    {
        // Shifted by one cycle, so that numbers from before the first stay positive.
        var place = _unwrapper.Unwrap(transportSequence) + ushort.MaxValue + 1;
        if (_newest < 0)
        {
            _newest = _next = place;
            _lastBuilt = now;
            Array.Fill(_arrivals, TransportFeedbackWriter.Lost);
        }
        else if (place > _newest)
        {
            Forget(_newest + 1, place);
            _newest = place;
            _next = Math.Max(_next, place - Window + 1);
        }
        else if (place <= _newest - Window || _arrivals[place % Window] != TransportFeedbackWriter.Lost)
        {
            return; // Too old, or a duplicate: the first arrival counts.
        }

        _arrivals[place % Window] = now;
        _next = Math.Min(_next, place);
        _waiting++;
    }

    /// <summary>Whether a feedback should be built now.</summary>
    public bool IsDue(long now) => _waiting > 0 && (now - _lastBuilt >= Interval || _waiting >= PacketsBeforeInterval);

    /// <summary>
    /// Writes one feedback about packets not told yet and returns its length; 0: nothing is left to tell. Call until 0.
    /// </summary>
    public int Build(Span<byte> destination, uint senderSsrc, uint mediaSsrc, long now)
    {
        while (_waiting > 0 && _next <= _newest && _arrivals[_next % Window] == TransportFeedbackWriter.Lost)
        {
            _next++; // A run starts with a packet that arrived.
        }

        if (_waiting == 0 || _next > _newest)
        {
            _waiting = 0;
            return 0;
        }

        var count = (int)Math.Min(_newest - _next + 1, MaxRun);
        for (var i = 0; i < count; i++)
        {
            _run[i] = _arrivals[(_next + i) % Window];
        }

        var length = TransportFeedbackWriter.Write(
            destination, senderSsrc, mediaSsrc, _feedbackCount, (ushort)_next, _run.AsSpan(0, count), out var taken);
        _lastBuilt = now;
        if (length == 0)
        {
            _waiting = 0; // The buffer is too small for even one packet: nothing can be told.
            return 0;
        }

        _feedbackCount++;
        _next += taken;
        if (_next > _newest)
        {
            _waiting = 0;
        }

        return length;
    }

    private void Forget(long from, long to)
    {
        for (var place = Math.Max(from, to - Window + 1); place <= to; place++)
        {
            _arrivals[place % Window] = TransportFeedbackWriter.Lost;
        }
    }
}
