using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Forwarding.Layers;

/// <summary>
/// Sends the frames of one decode target of one stream, told by the dependency descriptor (AV1). Spatial layers change
/// at key frames; more temporal layers are taken where the frame is marked as a switch into the wider target, fewer at
/// any frame. Owner: the down track.
/// </summary>
internal sealed class DecodeTargetSelector : LayerSelector
{
    private int _spatialLimit = int.MaxValue;
    private int _temporalLimit = int.MaxValue;
    private int _target = -1;
    private DependencyStructure? _structure;
    private uint _active;

    /// <inheritdoc/>
    public override int CurrentLayer =>
        CurrentStream < 0 || _structure is null || _target < 0 ? CurrentStream : _structure.SpatialIdOf(_target);

    /// <summary>The decode targets that can be decoded from what is sent, for the subscriber's descriptor; 0: all.</summary>
    public uint ForwardedTargets { get; private set; }

    /// <inheritdoc/>
    public override int StreamWithoutKeyFrame
    {
        get
        {
            if (CurrentStream < 0 || _structure is null || _target < 0)
            {
                return CurrentStream < 0 ? 0 : -1;
            }

            var best = DecodeTargets.Best(_structure, _active, _spatialLimit, _temporalLimit);
            return best >= 0 && _structure.SpatialIdOf(best) != _structure.SpatialIdOf(_target) ? 0 : -1;
        }
    }

    /// <inheritdoc/>
    public override void SetTarget(int spatial, int temporal)
    {
        _spatialLimit = Math.Max(0, spatial);
        _temporalLimit = Math.Max(0, temporal);
    }

    /// <inheritdoc/>
    public override LayerDecision Select(int stream, in PacketDescription packet)
    {
        var isStart = CurrentStream < 0;
        if (isStart && !packet.StartsKeyFrame)
        {
            return LayerDecision.Ignore(DropReason.WaitingForKeyFrame);
        }

        CurrentStream = stream;
        if (!packet.HasDependencies)
        {
            // No descriptor: the stream is sent whole.
            _structure = null;
            ForwardedTargets = 0;
            return isStart ? LayerDecision.Switch() : LayerDecision.Forward();
        }

        Follow(packet);
        if (_target >= 0 && packet.Dependencies.Frame.Indication(_target) != DecodeTargetIndication.NotPresent)
        {
            var endsPicture = packet.EndsFrame && packet.Spatial == _structure!.SpatialIdOf(_target);
            return isStart ? LayerDecision.Switch(endsPicture) : LayerDecision.Forward(endsPicture);
        }

        if (isStart)
        {
            CurrentStream = -1;
        }

        return LayerDecision.Skip(
            _target >= 0 && packet.Spatial <= _structure!.SpatialIdOf(_target)
                ? DropReason.OtherTemporalLayer
                : DropReason.OtherSpatialLayer);
    }

    private void Follow(in PacketDescription packet)
    {
        _active = packet.ActiveDecodeTargets;
        if (packet.StartsKeyFrame || _structure != packet.Dependencies.Structure)
        {
            _structure = packet.Dependencies.Structure;
            Enter(DecodeTargets.Best(_structure, _active, _spatialLimit, _temporalLimit));
        }
        else if (packet.StartsFrame && packet.IsNewest && _target >= 0)
        {
            ChangeTemporal(packet.Dependencies.Frame);
        }
    }

    private void ChangeTemporal(in FrameDependencies frame)
    {
        var spatial = _structure!.SpatialIdOf(_target);
        var best = DecodeTargets.Best(_structure, _active, Math.Min(_spatialLimit, spatial), _temporalLimit);
        if (best < 0 || best == _target || _structure.SpatialIdOf(best) != spatial)
        {
            return;
        }

        if (_structure.TemporalIdOf(best) < _structure.TemporalIdOf(_target)
            || frame.Indication(best) == DecodeTargetIndication.Switch)
        {
            Enter(best);
        }
    }

    private void Enter(int target)
    {
        _target = target;
        var within = target < 0 ? 0 : DecodeTargets.Within(_structure!, target);
        ForwardedTargets = _structure is null || within == _structure.AllDecodeTargets ? 0 : within;
    }
}
