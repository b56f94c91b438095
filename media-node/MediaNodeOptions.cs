using System.Net;
using SfuPlatform.Crds.Access;
using SfuPlatform.MediaNode.Node;

namespace SfuPlatform.MediaNode;

/// <summary>All settings of the media node, read once at start; a bad one stops it.</summary>
internal sealed class MediaNodeOptions
{
    private const int LastPort = 65535;
    private const int MostWorkers = 256;
    private const int LongestName = 253; // A Kubernetes resource name.

    /// <summary>The Kubernetes namespace of its rooms and of itself. Default: <c>default</c>.</summary>
    public string Namespace { get; set; } = "default";

    /// <summary>Where media goes.</summary>
    public MediaOptions Media { get; set; } = new();

    /// <summary>Signalling.</summary>
    public SignalingOptions Signaling { get; set; } = new();

    /// <summary>The keys of access tokens (section <c>AccessTokens:Keys</c>): the gateway's.</summary>
    public IList<AccessTokenKey> AccessTokenKeys { get; set; } = [];

    /// <summary>Reads and validates the settings.</summary>
    /// <exception cref="MediaNodeSettingsException">It names every bad setting.</exception>
    public static MediaNodeOptions Read(IConfiguration configuration)
    {
        var options = new MediaNodeOptions { Namespace = configuration[nameof(Namespace)] ?? "default" };
        var problems = new List<string>();
        Bind(options.Media, nameof(Media));
        Bind(options.Signaling, nameof(Signaling));
        Bind(options.AccessTokenKeys, "AccessTokens:Keys");
        problems.AddRange(options.Problems());
        return problems.Count == 0 ? options : throw new MediaNodeSettingsException(problems);

        void Bind(object section, string name)
        {
            try
            {
                configuration.GetSection(name).Bind(section);
            }
            catch (InvalidOperationException e)
            {
                problems.Add(e.Message.TrimEnd('.'));
            }
        }
    }

    private IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Namespace))
        {
            yield return "Namespace is empty";
        }

        if (AccessTokens.Problem([.. AccessTokenKeys]) is { } problem)
        {
            yield return $"AccessTokens:Keys: {problem}";
        }

        foreach (var found in Media.Problems().Concat(Signaling.Problems()))
        {
            yield return found;
        }
    }

    /// <summary>Section <c>Media</c>.</summary>
    internal sealed class MediaOptions
    {
        /// <summary>The one UDP port of all media. Default 7882; 0: a free one.</summary>
        public int UdpPort { get; set; } = 7882;

        /// <summary>The TCP port for clients whose network lets no UDP through. Default 7881; 0: no TCP.</summary>
        public int TcpPort { get; set; } = 7881;

        /// <summary>Threads that forward media; 0 (default): one per core.</summary>
        public int Workers { get; set; }

        /// <summary>The IP addresses that clients are told, with commas between, the best first; default: this machine's own.</summary>
        public string Address { get; set; } = "";

        /// <summary>The IP address that media is bound to. Default: all.</summary>
        public string Bind { get; set; } = IPAddress.Any.ToString();

        /// <summary>The name of this node's MediaNode; default: the machine's.</summary>
        public string NodeName { get; set; } = Environment.MachineName.ToLowerInvariant();

        /// <summary>The region that this node serves; default: none.</summary>
        public string? Region { get; set; }

        /// <summary>How many rooms this node takes; 0 (default): no limit.</summary>
        public int MaxRooms { get; set; }

        /// <summary>How many participants this node takes over all rooms; 0 (default): no limit.</summary>
        public int MaxParticipants { get; set; }

        /// <summary>Labels of this node's MediaNode, which rooms can select by.</summary>
        public Dictionary<string, string> Labels { get; init; } = [];

        /// <summary>The Pod that this node runs in; with it goes its MediaNode. Default: none.</summary>
        public string? PodName { get; set; }

        /// <summary>That Pod's uid.</summary>
        public string? PodUid { get; set; }

        /// <summary>How long meetings may go on when the node is told to stop. Default 0: people join again elsewhere at once.</summary>
        public TimeSpan DrainPatience { get; set; }

        /// <summary>What is wrong with these settings, one sentence each.</summary>
        public IEnumerable<string> Problems()
        {
            (string Name, int Value, int Most)[] numbers =
            [
                (nameof(UdpPort), UdpPort, LastPort), (nameof(TcpPort), TcpPort, LastPort), (nameof(Workers), Workers, MostWorkers),
                (nameof(MaxRooms), MaxRooms, int.MaxValue), (nameof(MaxParticipants), MaxParticipants, int.MaxValue),
            ];
            string?[] others =
            [
                NodeAddress.TryParse(Address, out _) ? null : $"Media:Address is '{Address}': it must be IP addresses that others can reach",
                IPAddress.TryParse(Bind, out _) ? null : $"Media:Bind is '{Bind}': it must be an IP address",
                IsName(NodeName) ? null : $"Media:NodeName is '{NodeName}': it must be a lower-case DNS subdomain",
                DrainPatience >= TimeSpan.Zero && DrainPatience <= TimeSpan.FromDays(1)
                    ? null : $"Media:DrainPatience is {DrainPatience}: it must be from 0 to 1 day",
                string.IsNullOrEmpty(PodName) == string.IsNullOrEmpty(PodUid) ? null : "Media:PodName and Media:PodUid belong together",
            ];
            return
            [
                .. numbers.Where(number => number.Value < 0 || number.Value > number.Most)
                    .Select(number => $"Media:{number.Name} is {number.Value}: it must be from 0 to {number.Most}"),
                .. others.OfType<string>(),
            ];
        }

        private static bool IsName(string name) =>
            name.Length is > 0 and <= LongestName
            && name.Split('.').All(label => label.Length > 0 && label[0] != '-' && label[^1] != '-'
                && label.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'));
    }

    /// <summary>Section <c>Signaling</c>.</summary>
    internal sealed class SignalingOptions
    {
        /// <summary>Where the gateway reaches this node's signalling; default: where the host listens.</summary>
        public string? Url { get; set; }

        /// <summary>STUN and TURN servers that clients are told. Default: none, since media is addressed straight to the node.</summary>
        public IList<IceServerOptions> IceServers { get; init; } = [];

        /// <summary>What is wrong with these settings, one sentence each.</summary>
        public IEnumerable<string> Problems()
        {
            if (!string.IsNullOrEmpty(Url) && (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
            {
                yield return $"Signaling:Url is '{Url}': it must begin with http:// or https://";
            }

            if (IceServers.Any(server => server.Urls.Count == 0))
            {
                yield return "Signaling:IceServers has one without Urls";
            }
        }
    }

    /// <summary>A STUN or TURN server.</summary>
    internal sealed class IceServerOptions
    {
        /// <summary>Such as <c>turn:turn.example.org:3478</c>.</summary>
        public IList<string> Urls { get; init; } = [];

        /// <summary>For TURN.</summary>
        public string Username { get; set; } = "";

        /// <summary>For TURN.</summary>
        public string Credential { get; set; } = "";
    }
}
