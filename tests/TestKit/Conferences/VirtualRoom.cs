using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.TestKit.Network;

namespace SfuPlatform.TestKit.Conferences;

/// <summary>
/// A whole conference in one thread and in virtual time: a network, a node with its workers, clients, and the signalling
/// between them, which takes no time. A seed makes it repeat.
/// </summary>
internal sealed class VirtualRoom : IMediaPeerEvents, IDisposable
{
    private const long Step = 1_000;

    private readonly List<VirtualMember> _members = [];
    private readonly int _seed;
    private uint _nextSsrc = 10_000;
    private int _joined;

    public VirtualRoom(int seed = 1, int workers = 2)
    {
        _seed = seed;
        Network = new VirtualNetwork(seed);
        Node = new ConferenceNode(Network, ConferenceNode.At("192.0.2.1", 7882), workers);
    }

    public VirtualNetwork Network { get; }

    public ConferenceNode Node { get; }

    public IReadOnlyList<VirtualMember> Members => _members;

    public long Now { get; private set; } = 1_000_000;

    /// <summary>Why transports ended, in order.</summary>
    public List<GoneReason> Gone { get; } = [];

    /// <summary>How many tracks have started.</summary>
    public int TracksStarted { get; private set; }

    /// <summary>A client joins that publishes these kinds and receives all that is published already.</summary>
    public VirtualMember Join(params MediaKind[] publishes)
    {
        var number = ++_joined;
        var address = ConferenceNode.At($"10.{number >> 16}.{(number >> 8) & 0xFF}.{number & 0xFF}", 40_000 + number % 20_000);
        var client = new VirtualClient(Network, address, Node.Address, _seed + 1000 * number);
        var media = new MediaPeer(this);
        var member = new VirtualMember(client, Node.Connections.Create(media), media);
        foreach (var kind in publishes)
        {
            client.AddSender(kind);
        }

        foreach (var other in _members)
        {
            Want(member, other);
        }

        member.Negotiate(NextSsrc);
        foreach (var other in _members.Where(_ => publishes.Length > 0))
        {
            Want(other, member);
            other.Negotiate(NextSsrc);
        }

        _members.Add(member);
        return member;
    }

    /// <summary>The node ends a client's connection; the client stops too.</summary>
    public void Leave(VirtualMember member)
    {
        _members.Remove(member);
        foreach (var track in member.Published.Values)
        {
            foreach (var other in _members)
            {
                foreach (var (mid, down) in other.Subscribed.Where(entry => entry.Value.Source == track).ToArray())
                {
                    other.Media.Unsubscribe(down);
                    other.Subscribed.Remove(mid);
                }
            }

            member.Media.Unpublish(track);
        }

        member.Connection.Close();
        Run(50_000);
        member.Client.Dispose();
    }

    /// <summary>Lets virtual time pass.</summary>
    public void Run(long microseconds)
    {
        for (var end = Now + microseconds; Now < end; Now += Step)
        {
            Network.Deliver(Now);
            Node.Run(Now);
            foreach (var member in _members)
            {
                member.Client.Tick(Now);
            }
        }
    }

    /// <summary>Lets virtual time pass until something is so. False: it never was in this time.</summary>
    public bool RunUntil(Func<bool> condition, long microseconds)
    {
        for (var end = Now + microseconds; Now < end && !condition();)
        {
            Run(Step);
        }

        return condition();
    }

    public void Dispose()
    {
        foreach (var member in _members)
        {
            member.Connection.Close();
        }

        Run(50_000);
        _members.ForEach(member => member.Client.Dispose());
        Node.Dispose();
    }

    void IMediaPeerEvents.Connected(MediaPeer peer)
    {
    }

    void IMediaPeerEvents.Gone(MediaPeer peer, GoneReason reason) => Gone.Add(reason);

    void IMediaPeerEvents.TrackStarted(UpTrack track) => TracksStarted++;

    void IMediaPeerEvents.WantedLayerChanged(UpTrack track)
    {
    }

    private static void Want(VirtualMember member, VirtualMember publisher)
    {
        foreach (var track in publisher.Published.Values)
        {
            member.Want(publisher, track);
        }
    }

    private uint NextSsrc() => _nextSsrc++;
}
