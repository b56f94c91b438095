using System.Globalization;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>Makes peer connections with this node's certificate, candidates and workers. Any thread.</summary>
internal sealed class PeerConnectionFactory(PeerConnectionOptions options)
{
    // UDP before TCP whatever the address; within TCP the preference that RFC 6544 section 4.2 gives passive candidates.
    private const int UdpPreference = 65535;
    private const int TcpPreference = (4 << 13) + 8191;

    private readonly IReadOnlyList<Candidate> _candidates = Candidates(options);

    /// <summary>
    /// A connection whose transport tells this listener, on the transport's worker. The first answer makes the transport;
    /// no client can reach it before that answer is given away.
    /// </summary>
    public PeerConnection Create(IPeerTransportListener listener) => new(options, _candidates, listener);

    private static List<Candidate> Candidates(PeerConnectionOptions options)
    {
        var candidates = new List<Candidate>();
        for (var i = 0; i < options.Addresses.Count; i++)
        {
            Add("udp", UdpPreference - i, options.Addresses[i], options.UdpPort, null);
        }

        for (var i = 0; options.TcpPort is { } port && i < options.Addresses.Count; i++)
        {
            Add("tcp", TcpPreference - i, options.Addresses[i], port, "passive");
        }

        return candidates;

        void Add(string protocol, int preference, string address, ushort port, string? tcpType) => candidates.Add(new(
            (candidates.Count + 1).ToString(CultureInfo.InvariantCulture),
            1,
            protocol,
            Candidate.HostPriority((ushort)preference),
            address,
            port,
            "host",
            tcpType));
    }
}
