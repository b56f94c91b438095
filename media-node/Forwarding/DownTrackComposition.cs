using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.Forwarding.Layers;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>Chooses how layers are selected for a subscription, by what the publisher sends.</summary>
internal static class DownTrackComposition
{
    /// <summary>The selector for a codec; one stream of a scalable codec may hold several layers.</summary>
    public static LayerSelector SelectorFor(UpTrackSettings source, UpCodec? codec)
    {
        if (source.Kind == MediaKind.Audio)
        {
            return new SingleLayer();
        }

        return source.Rids.Count > 1 || source.Ssrcs.Count > 1
            ? new SimulcastSelector()
            : codec?.Format switch
            {
                Vp9Format => new SvcSelector(),
                Av1Format => new DecodeTargetSelector(),
                _ => new SimulcastSelector(),
            };
    }
}
