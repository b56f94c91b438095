namespace SfuPlatform.MediaNode.Forwarding.Allocation;

/// <summary>
/// Merges what many subscribers ask into few requests to the publisher: a request is repeated until a key frame comes,
/// but never sooner than the interval. Owner: the publisher's worker.
/// </summary>
internal sealed class KeyFrameRequests
{
    /// <summary>The least time between two requests, in microseconds: key frames are large, encoders serve no more.</summary>
    public const long Interval = 300_000;

    private long _lastSent = -Interval;
    private bool _isWanted;

    /// <summary>Somebody needs a key frame.</summary>
    public void Ask() => _isWanted = true;

    /// <summary>A key frame has come.</summary>
    public void Seen() => _isWanted = false;

    /// <summary>Whether a request is to be sent now; it then counts as sent.</summary>
    public bool TakeDue(long now)
    {
        if (!_isWanted || now - _lastSent < Interval)
        {
            return false;
        }

        _lastSent = now;
        return true;
    }
}
