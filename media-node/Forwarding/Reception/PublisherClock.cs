namespace SfuPlatform.MediaNode.Forwarding.Reception;

/// <summary>
/// How far a publisher's clock is from the node's. One for all tracks of a publisher, so that they stay in step: the
/// least delay seen is nearest to the truth. Owner: the publisher's worker.
/// </summary>
internal sealed class PublisherClock
{
    private const long MaxStep = 1_000_000;
    private const int DriftShift = 6;

    private long _offset;
    private bool _isKnown;

    /// <summary>A report of the sender's moment came at this time of the node.</summary>
    public void Reported(long moment, long now)
    {
        var sample = now - moment;
        if (!_isKnown || sample < _offset || sample - _offset > MaxStep)
        {
            (_offset, _isKnown) = (sample, true);
        }
        else
        {
            _offset += sample - _offset >> DriftShift; // Clocks drift apart: forget slowly.
        }
    }

    /// <summary>The node's time of a moment of the sender.</summary>
    public long ToNodeTime(long moment) => moment + _offset;
}
