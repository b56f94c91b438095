using System.Numerics;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Forwarding.Layers;

/// <summary>
/// Sends one of several streams of the same picture (or the only one): the highest live stream up to the limit. Changes
/// only where a key frame of the new stream starts, and sends the old one until then, so that no picture freezes or
/// breaks. Owner: the down track.
/// </summary>
internal sealed class SimulcastSelector : LayerSelector
{
    private int _limit = int.MaxValue;
    private uint _live = 1;
    private TemporalFilter _temporal = new();

    /// <inheritdoc/>
    public override int StreamWithoutKeyFrame => Wanted == CurrentStream ? -1 : Wanted;

    // The highest live stream within the limit; where there is none, the lowest that lives.
    private int Wanted
    {
        get
        {
            if (_live == 0)
            {
                return CurrentStream;
            }

            var within = _limit >= 31 ? _live : _live & (2u << _limit) - 1;
            return within != 0 ? BitOperations.Log2(within) : BitOperations.TrailingZeroCount(_live);
        }
    }

    /// <inheritdoc/>
    public override void SetTarget(int spatial, int temporal)
    {
        _limit = Math.Max(0, spatial);
        _temporal.SetTarget(Math.Max(0, temporal));
    }

    /// <inheritdoc/>
    public override void SetLiveStreams(uint live) => _live = live;

    /// <inheritdoc/>
    public override LayerDecision Select(int stream, in PacketDescription packet)
    {
        if (stream != CurrentStream)
        {
            if (stream != Wanted || !packet.StartsKeyFrame)
            {
                return LayerDecision.Ignore(
                    CurrentStream < 0 ? DropReason.WaitingForKeyFrame : DropReason.OtherSpatialLayer);
            }

            CurrentStream = stream;
            _temporal.Restart();
            return LayerDecision.Switch();
        }

        return _temporal.Passes(packet)
            ? LayerDecision.Forward()
            : LayerDecision.Skip(DropReason.OtherTemporalLayer);
    }
}
