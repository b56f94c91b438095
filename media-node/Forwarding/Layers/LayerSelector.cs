using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Forwarding.Layers;

/// <summary>Decides which packets of a track one subscriber gets. Owner: the down track.</summary>
internal abstract class LayerSelector
{
    /// <summary>The stream that is sent; -1: none yet, or none since <see cref="Reset"/>.</summary>
    public int CurrentStream { get; protected set; } = -1;

    /// <summary>The spatial layer or simulcast stream that is sent; -1: none.</summary>
    public virtual int CurrentLayer => CurrentStream;

    /// <summary>The stream of which a key frame is needed to send what is wanted; -1: none.</summary>
    public abstract int StreamWithoutKeyFrame { get; }

    /// <summary>Sets the limits: the simulcast stream or spatial layer, and the temporal layer.</summary>
    public abstract void SetTarget(int spatial, int temporal);

    /// <summary>Tells which streams are alive, one bit for each.</summary>
    public virtual void SetLiveStreams(uint live)
    {
    }

    /// <summary>Sending starts over (after a pause, or because the stream was replaced).</summary>
    public virtual void Reset() => CurrentStream = -1;

    /// <summary>Decides about one packet.</summary>
    public abstract LayerDecision Select(int stream, in PacketDescription packet);
}
