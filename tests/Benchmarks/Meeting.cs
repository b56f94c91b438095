using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.Benchmarks;

/// <summary>One publisher's video to subscribers, negotiated as browsers negotiate it.</summary>
internal static class Meeting
{
    public const byte PayloadType = 96;
    public const byte TransportSequenceId = 3;
    public const uint PublishedSsrc = 1000;
    public const uint FirstSubscribedSsrc = 5000;

    private static readonly RtpExtensionIds Extensions = new() { Mid = 4, AbsoluteSendTime = 2, TransportSequence = TransportSequenceId, VideoOrientation = 13 };

    private static readonly NegotiatedCodec Vp8 = new("VP8", PayloadType, 97, 90_000, 0, "", Nack: true, Pli: true, Fir: true, TransportCc: true, Remb: true);

    public static UpTrackSettings Published { get; } = new()
    {
        Kind = MediaKind.Video,
        Mid = "0",
        Codecs = [Vp8],
        Extensions = Extensions,
        Ssrcs = [new(PublishedSsrc, PublishedSsrc + 1)],
    };

    public static DownTrackSettings Subscribed(int index) => new()
    {
        Mid = "1",
        Ssrc = FirstSubscribedSsrc + 2 * (uint)index,
        RtxSsrc = FirstSubscribedSsrc + 2 * (uint)index + 1,
        Cname = "publisher",
        Codecs = [Vp8],
        Extensions = Extensions,
    };

    /// <summary>Takes no notice of anything.</summary>
    public sealed class Events : IMediaPeerEvents
    {
        public void Connected(MediaPeer peer)
        {
        }

        public void Gone(MediaPeer peer, GoneReason reason)
        {
        }

        public void TrackStarted(UpTrack track)
        {
        }

        public void WantedLayerChanged(UpTrack track)
        {
        }
    }
}
