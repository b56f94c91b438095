using SfuPlatform.Crds.Access;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Authentication;
using SfuPlatform.MediaNode.Signaling.Protocol;
using JoinRequest = SfuPlatform.MediaNode.Rooms.Participants.JoinRequest;
using ParticipantInfo = SfuPlatform.MediaNode.Rooms.Participants.ParticipantInfo;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Joining: the room's request from what token and client say, and the client's answer from what the room says.</summary>
internal static class JoinMapping
{
    private const string AvatarAttribute = "avatar";

    /// <summary>The version of LiveKit's protocol whose meaning our messages have.</summary>
    private const int ProtocolVersion = 17;

    private const int PingIntervalSeconds = 5;
    private const int PingTimeoutSeconds = 15;

    /// <summary>Where both say something of a name, attribute or metadata, the token wins unless it lets its bearer change them.</summary>
    public static JoinRequest Request(AccessToken token, Protocol.JoinRequest join)
    {
        var permissions = TokenPermissions.Of(token.Video);
        var attributes = new Dictionary<string, string>(token.Attributes ?? new Dictionary<string, string>());
        if (token.Sfu?.Avatar is { Length: > 0 } avatar)
        {
            attributes[AvatarAttribute] = avatar;
        }

        if (permissions.CanUpdateMetadata && join.ParticipantAttributes.Sum(pair => pair.Key.Length + pair.Value.Length) <= SignalingLimits.AttributesLength)
        {
            foreach (var (key, value) in join.ParticipantAttributes)
            {
                attributes.TryAdd(key, value);
            }
        }

        return new()
        {
            Identity = token.Identity!,
            Name = token.Name ?? "",
            Metadata = token.Metadata ?? "",
            Attributes = attributes,
            Permissions = permissions,
            Presenter = token.Sfu?.Presenter ?? (token.Video.RoomAdmin ? true : null),
            AutoSubscribe = join.ConnectionSettings?.AutoSubscribe ?? true,
            OperatingSystem = Words(join.ClientInfo?.Os, join.ClientInfo?.OsVersion),
            Browser = Words(join.ClientInfo?.Browser, join.ClientInfo?.BrowserVersion?.Split('.')[0]),
        };
    }

    /// <summary>The first message to a client that is in.</summary>
    public static JoinResponse Response(
        SignalingSettings settings, RoomInfo room, ParticipantInfo self, IReadOnlyList<ParticipantInfo> others)
    {
        var response = new JoinResponse
        {
            Room = RoomMapping.Of(room),
            Participant = ParticipantMapping.Of(self),
            ServerVersion = settings.Version,
            ServerRegion = settings.Region,
            ServerInfo = new ServerInfo
            {
                Version = settings.Version,
                Protocol = ProtocolVersion,
                Region = settings.Region,
                NodeId = settings.NodeName,
            },
            PingInterval = PingIntervalSeconds,
            PingTimeout = PingTimeoutSeconds,
            SubscriberPrimary = false,
            FastPublish = true,
        };
        response.OtherParticipants.Add(others.Select(ParticipantMapping.Of));
        response.EnabledPublishCodecs.Add(RoomMapping.Codecs(room.Settings));
        response.IceServers.Add(settings.IceServers.Select(Server));
        return response;
    }

    private static ICEServer Server(IceServer server)
    {
        var mapped = new ICEServer { Username = server.Username, Credential = server.Credential };
        mapped.Urls.Add(server.Urls);
        return mapped;
    }

    // "Windows" and "10" are "Windows 10"; a long version says no more to people than its start.
    private static string Words(string? name, string? version)
    {
        var words = string.IsNullOrEmpty(name) ? "" : string.IsNullOrEmpty(version) ? name : $"{name} {version}";
        return words.Length > SignalingLimits.NameLength ? words[..SignalingLimits.NameLength] : words;
    }
}
