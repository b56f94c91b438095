namespace SfuPlatform.MediaNode.Rtp;

/// <summary>
/// Gives 32-bit RTP timestamps their place on an endless line: the first keeps its value, each other lies within 2^31 of
/// the newest seen. Owner: whoever holds the field.
/// </summary>
internal struct TimestampUnwrapper
{
    private long _newest;
    private bool _started;

    /// <summary>The place of this timestamp.</summary>
    public long Unwrap(uint timestamp)
    {
        if (!_started)
        {
            _started = true;
            _newest = timestamp;
            return timestamp;
        }

        var place = _newest + (int)(timestamp - (uint)_newest);
        _newest = Math.Max(_newest, place);
        return place;
    }
}
