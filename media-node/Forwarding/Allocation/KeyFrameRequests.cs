namespace SfuPlatform.MediaNode.Forwarding.Allocation;

/// <summary>
/// Merges what many subscribers ask into few requests to the publisher: a request is repeated until a key frame comes,
/// but never sooner than the interval. Owner: the publisher's worker.
/// </summary>
internal sealed class KeyFrameRequests
{
    /// <summary>The least time between two requests, in microseconds: key frames are large, encoders serve no more.</summary>
    public const long Interval = 300_000;

    // A sender that does not answer is asked after one, two and then always four intervals.
    private const int MaxDoublings = 2;

    private long _lastSent = -Interval;
    private int _unanswered;
    private bool _isWanted;

    /// <summary>Somebody needs a key frame.</summary>
    public void Ask() => _isWanted = true;

    /// <summary>A key frame has come.</summary>
    public void Seen() => (_isWanted, _unanswered) = (false, 0);

    /// <summary>Whether a request is to be sent now; it then counts as sent.</summary>
    public bool TakeDue(long now)
    {
        if (!_isWanted || now - _lastSent < Interval << Math.Clamp(_unanswered - 1, 0, MaxDoublings))
        {
            return false;
        }

        _lastSent = now;
        _unanswered++;
        return true;
    }
}
