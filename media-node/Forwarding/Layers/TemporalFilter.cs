using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Forwarding.Layers;

/// <summary>
/// Lets through the temporal layers up to a limit. Goes down at the start of any frame, up only where the codec says
/// that nothing of the layers left out so far is needed. Owner: the layer selector.
/// </summary>
internal struct TemporalFilter()
{
    private int _current = int.MaxValue;
    private int _target = int.MaxValue;

    /// <summary>Sets the limit.</summary>
    public void SetTarget(int temporal) => _target = temporal;

    /// <summary>A decoder starts here: no layer was left out before.</summary>
    public void Restart() => _current = _target;

    /// <summary>Whether the packet goes through.</summary>
    public bool Passes(in PacketDescription packet)
    {
        if (packet.StartsFrame && packet.IsNewest && _current != _target)
        {
            if (_target < _current || packet.StartsKeyFrame)
            {
                _current = _target;
            }
            else if (packet.AllowsTemporalSwitch && packet.Temporal > _current && packet.Temporal <= _target)
            {
                _current = packet.Temporal;
            }
        }

        return packet.Temporal <= _current;
    }
}
