using System.Collections.Concurrent;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// A stranger's first datagram: a STUN check whose username we gave out finds its transport, which judges it; all else is
/// counted and dropped. Nothing that a stranger sends makes this allocate. Any thread.
/// </summary>
internal sealed class NewAddress : IStrangerHandler, IDatagramReceiver
{
    private const int MaxWorkers = 256;
    private const int MaxUsername = 256;
    private const long UnboundTime = 30_000_000;

    private readonly ConcurrentDictionary<string, Entry> _transports = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private readonly SourceLimits?[] _limits = new SourceLimits?[MaxWorkers];
    private readonly ConcurrentQueue<(PeerTransport Transport, long Since)> _expected = new();
    private readonly DatagramPool _pool = new();
    private volatile UdpWorker? _home;

    /// <summary>Knows nobody yet.</summary>
    public NewAddress() => _byName = _transports.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many usernames are known.</summary>
    public int Count => _transports.Count;

    /// <summary>The worker that ends transports which no client ever reached; once, before the first transport.</summary>
    public void UseHome(UdpWorker worker)
    {
        _home = worker;
        worker.Mailbox.PostAction(() => worker.Add(this));
    }

    /// <summary>Checks with this username are for this transport; a transport may have several (ICE restart).</summary>
    public void Add(string usernameFragment, PeerTransport transport) =>
        _transports[usernameFragment] = new Entry(transport);

    /// <summary>Ends it where no check of its client comes in time.</summary>
    public void Expect(PeerTransport transport) => _expected.Enqueue((transport, _home?.Now ?? 0));

    /// <summary>Checks with this username are strangers' from now on.</summary>
    public void Remove(string usernameFragment)
    {
        if (_transports.TryRemove(usernameFragment, out var entry))
        {
            entry.CloseRelays();
        }
    }

    /// <summary>What was posted to a transport that has no worker yet is run, on the home worker.</summary>
    public void Adopt(PeerTransport transport)
    {
        if (transport.Worker is null && _home is { } home)
        {
            home.Mailbox.PostAction(() => transport.Bind(home));
        }
    }

    /// <inheritdoc/>
    public void Receive(UdpWorker worker, Span<byte> datagram, in TransportAddress from, long now)
    {
        if (DatagramKinds.Of(datagram) != DatagramKind.Stun || Find(datagram) is not { } entry)
        {
            worker.Counters.Drop(DropReason.UnknownAddress);
            return;
        }

        if (!(_limits[worker.Index] ??= new SourceLimits()).Allows(from, now))
        {
            worker.Counters.Drop(DropReason.SourceLimited);
            return;
        }

        var owner = entry.Transport.Bind(worker);
        if (ReferenceEquals(owner, worker))
        {
            entry.Transport.Receive(datagram, from, now);
        }
        else
        {
            entry.Relay(worker, owner, _pool).ReceiveFromStranger(datagram, from);
        }
    }

    /// <summary>Whether this is a check for another transport than the one that its address belongs to.</summary>
    public bool IsForAnother(ReadOnlySpan<byte> datagram, PeerTransport transport) =>
        Find(datagram) is { } entry && !ReferenceEquals(entry.Transport, transport);

    /// <inheritdoc/>
    void IDatagramReceiver.Receive(Span<byte> datagram, in TransportAddress from, long now) =>
        throw new InvalidOperationException("No address belongs to this.");

    /// <inheritdoc/>
    void IDatagramReceiver.Tick(long now)
    {
        // The oldest stands first, so the first one that may still come ends the round.
        while (_expected.TryPeek(out var head) && (head.Transport.Worker is not null || now - head.Since > UnboundTime))
        {
            _expected.TryDequeue(out _);
            if (head.Transport.Worker is null)
            {
                head.Transport.Close(GoneReason.NeverConnected);
            }
        }
    }

    private Entry? Find(ReadOnlySpan<byte> datagram)
    {
        if (!StunMessage.TryReadUsername(datagram, out var bytes) || bytes.Length > MaxUsername)
        {
            return null;
        }

        Span<char> name = stackalloc char[MaxUsername];
        var length = System.Text.Encoding.Latin1.GetChars(bytes, name);
        return _byName.TryGetValue(name[..length], out var entry) ? entry : null;
    }

    // One username: its transport, and for each other worker that its checks have reached the way to the owner.
    private sealed class Entry(PeerTransport transport)
    {
        private readonly ConcurrentDictionary<int, RelayReceiver> _relays = new();

        public PeerTransport Transport => transport;

        public RelayReceiver Relay(UdpWorker at, UdpWorker owner, DatagramPool pool) =>
            _relays.TryGetValue(at.Index, out var relay)
                ? relay
                : _relays.GetOrAdd(at.Index, new RelayReceiver(at, owner, transport, pool));

        public void CloseRelays()
        {
            foreach (var (_, relay) in _relays)
            {
                relay.Close();
            }
        }
    }
}
