using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Forwarding.Layers;

/// <summary>One stream that can be entered at any packet: audio.</summary>
internal sealed class SingleLayer : LayerSelector
{
    /// <inheritdoc/>
    public override int StreamWithoutKeyFrame => -1;

    /// <inheritdoc/>
    public override void SetTarget(int spatial, int temporal)
    {
    }

    /// <inheritdoc/>
    public override LayerDecision Select(int stream, in PacketDescription packet)
    {
        if (stream == CurrentStream)
        {
            return LayerDecision.Forward();
        }

        if (CurrentStream >= 0)
        {
            return LayerDecision.Ignore(DropReason.OtherSpatialLayer);
        }

        CurrentStream = stream;
        return LayerDecision.Switch();
    }
}
