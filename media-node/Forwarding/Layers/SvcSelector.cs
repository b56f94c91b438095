using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Forwarding.Layers;

/// <summary>
/// Sends some spatial layers of one stream, told by the payload descriptor (VP9): all up to a limit, for the upper need
/// the lower. Goes down where any picture starts, up only at a key frame. Owner: the down track.
/// </summary>
internal sealed class SvcSelector : LayerSelector
{
    private int _limit = int.MaxValue;
    private int _layer;
    private int _highestSeen;
    private TemporalFilter _temporal = new();

    /// <inheritdoc/>
    public override int CurrentLayer => CurrentStream < 0 ? -1 : Math.Min(_layer, _highestSeen);

    /// <inheritdoc/>
    public override int StreamWithoutKeyFrame => CurrentStream < 0 || CurrentLayer < Math.Min(_limit, _highestSeen) ? 0 : -1;

    /// <inheritdoc/>
    public override void SetTarget(int spatial, int temporal)
    {
        _limit = Math.Max(0, spatial);
        _temporal.SetTarget(Math.Max(0, temporal));
    }

    /// <inheritdoc/>
    public override LayerDecision Select(int stream, in PacketDescription packet)
    {
        _highestSeen = Math.Max(_highestSeen, packet.Spatial);
        if (CurrentStream < 0)
        {
            if (!packet.StartsKeyFrame)
            {
                return LayerDecision.Ignore(DropReason.WaitingForKeyFrame);
            }

            CurrentStream = stream;
            _layer = _limit;
            _temporal.Restart();
            return LayerDecision.Switch(EndsPicture(packet));
        }

        if (packet.StartsFrame && packet.Spatial == 0 && packet.IsNewest && (_limit < _layer || packet.StartsKeyFrame))
        {
            _layer = _limit;
        }

        if (packet.Spatial > _layer)
        {
            return LayerDecision.Skip(DropReason.OtherSpatialLayer);
        }

        return _temporal.Passes(packet)
            ? LayerDecision.Forward(EndsPicture(packet))
            : LayerDecision.Skip(DropReason.OtherTemporalLayer);
    }

    private bool EndsPicture(in PacketDescription packet) => packet.EndsFrame && packet.Spatial == _layer;
}
