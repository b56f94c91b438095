namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>How often one client may send: a bucket that fills with time.</summary>
internal sealed class MessageRate(TimeProvider time)
{
    private double _left = SignalingLimits.MessageBurst;
    private long _last = time.GetTimestamp();

    /// <summary>Counts one message; false where it is one too many.</summary>
    public bool Allows()
    {
        var now = time.GetTimestamp();
        var filled = time.GetElapsedTime(_last, now).TotalSeconds * SignalingLimits.MessagesPerSecond;
        _left = Math.Min(SignalingLimits.MessageBurst, _left + filled) - 1;
        _last = now;
        return _left >= 0;
    }
}
