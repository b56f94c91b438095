namespace SfuPlatform.MediaNode.Rtp;

/// <summary>
/// Gives 16-bit sequence numbers their place on an endless line: the first keeps its value, each other lies within
/// 32768 of the newest seen. Numbers from before the first may be negative. Owner: whoever holds the field.
/// </summary>
internal struct SequenceUnwrapper
{
    private long _newest;
    private bool _started;

    /// <summary>The place of this number.</summary>
    public long Unwrap(ushort sequenceNumber)
    {
        if (!_started)
        {
            _started = true;
            _newest = sequenceNumber;
            return sequenceNumber;
        }

        var place = _newest + SequenceNumber.Distance(sequenceNumber, (ushort)_newest);
        _newest = Math.Max(_newest, place);
        return place;
    }
}
