using SfuPlatform.Crds.Access;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Authentication;

namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>What a session is for: publishing (WHIP) or watching (WHEP).</summary>
internal abstract class SessionRole
{
    /// <summary>Publishes what its offer sends; receives nothing.</summary>
    public static readonly SessionRole Publisher = new PublisherRole();

    /// <summary>Receives an audio and a video of the room; publishes nothing.</summary>
    public static readonly SessionRole Viewer = new ViewerRole();

    /// <summary>Said where the token does not allow it.</summary>
    public abstract string Forbidden { get; }

    /// <summary>Said where the offer has no section for it, or none with a codec that we forward.</summary>
    public abstract string NothingServed { get; }

    /// <summary>Whether the token allows it.</summary>
    public abstract bool IsAllowed(AccessToken token);

    /// <summary>Whether a section serves it.</summary>
    public abstract bool IsServed(MediaSection section);

    /// <summary>How it joins.</summary>
    public abstract JoinRequest Request(AccessToken token);

    private static JoinRequest Request(AccessToken token, string defaultName) => new()
    {
        Identity = token.Identity!,
        Name = string.IsNullOrEmpty(token.Name) ? defaultName : token.Name,
        Metadata = token.Metadata ?? "",
        Attributes = token.Attributes ?? new Dictionary<string, string>(),
        Presenter = token.Sfu?.Presenter,
        SingleOffer = true,
    };

    private sealed class PublisherRole : SessionRole
    {
        public override string Forbidden => "the access token does not allow publishing";

        public override string NothingServed =>
            "the offer sends no audio or video in a codec that is forwarded (Opus; VP8, VP9, H.264 packetization-mode 1, AV1)";

        public override bool IsAllowed(AccessToken token) => token.Video.CanPublish != false;

        public override bool IsServed(MediaSection section) => section.ClientSends;

        public override JoinRequest Request(AccessToken token) => Request(token, "WHIP") with
        {
            AutoSubscribe = false,
            Permissions = TokenPermissions.Of(token.Video) with { CanSubscribe = false, CanPublishData = false },
        };
    }

    private sealed class ViewerRole : SessionRole
    {
        public override string Forbidden => "the access token does not allow receiving";

        public override string NothingServed =>
            "the offer receives no audio or video in a codec that is forwarded (Opus; VP8, VP9, H.264 packetization-mode 1, AV1)";

        public override bool IsAllowed(AccessToken token) => token.Video.CanSubscribe != false;

        public override bool IsServed(MediaSection section) => section.ClientReceives;

        public override JoinRequest Request(AccessToken token) => Request(token, "WHEP") with
        {
            Permissions = TokenPermissions.Of(token.Video) with { CanPublish = false, CanPublishData = false },
        };
    }
}
