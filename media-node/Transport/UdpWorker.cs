using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// One of the node's workers: takes batches of datagrams from the kernel and runs each to completion. Everything it owns
/// (its table, its batch, the transports bound to it) is touched by its thread alone; others write to its mailbox.
/// <code>
/// The packet path, publisher to subscribers:
///   1  UdpWorker        takes a batch from the kernel
///   2  PeerTable        finds the peer by address
///   3  PeerTransport    tells STUN, DTLS, RTP and RTCP by the first byte (RFC 7983)
///   4  SrtpReceiver     replay check, authentication, decryption in place
///   5  UpTrack          stream, loss, key frame, layer; then for each subscriber
///   6  DownTrack        drops with a reason, or writes the new header into a slot;
///                       RtpOutlet encrypts the shared payload into it (3 and 4 on the way out)
///   7  SendBatch        one system call for the batch
/// </code>
/// Owner: its own thread, or the test that calls <see cref="RunOnce"/>.
/// </summary>
internal sealed class UdpWorker
{
    private const long TickInterval = 10_000;

    private readonly ISocketBatch _socket;
    private readonly IStrangerHandler _strangers;
    private readonly Action<Exception>? _onFault;
    private readonly List<IDatagramReceiver> _members = [];
    private long _nextTick;

    /// <summary>A worker over a socket.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <param name="socket">Its socket; the worker does not dispose of it.</param>
    /// <param name="strangers">Takes what comes from unknown addresses.</param>
    /// <param name="unixOffsetMicroseconds">Wall clock minus the node's monotonic clock.</param>
    /// <param name="onFault">Told of exceptions, which are bugs of ours and end one packet, not the worker; null: they are thrown.</param>
    public UdpWorker(
        int index,
        ISocketBatch socket,
        IStrangerHandler strangers,
        long unixOffsetMicroseconds,
        Action<Exception>? onFault = null)
    {
        Index = index;
        _socket = socket;
        _strangers = strangers;
        _onFault = onFault;
        UnixOffsetMicroseconds = unixOffsetMicroseconds;
        Peers = new PeerTable(Owner);
        Batch = new SendBatch(socket, Counters, Owner);
        Mailbox = new Mailbox(Mailbox.DefaultCapacity, socket.Wake);
    }

    /// <summary>Its number, from 0.</summary>
    public int Index { get; }

    /// <summary>Wall clock (Unix, microseconds) minus the node's monotonic clock.</summary>
    public long UnixOffsetMicroseconds { get; }

    /// <summary>The time of the round that runs, or ran last.</summary>
    public long Now { get; private set; }

    /// <summary>Who is behind each address.</summary>
    public PeerTable Peers { get; }

    /// <summary>What goes out.</summary>
    public SendBatch Batch { get; }

    /// <summary>How other threads reach it.</summary>
    public Mailbox Mailbox { get; }

    /// <summary>What it has counted.</summary>
    public WorkerCounters Counters { get; } = new();

    /// <summary>Asserts, in DEBUG builds, that only its thread touches what it owns.</summary>
    public SingleOwner Owner { get; } = new();

    /// <summary>The TCP connections, on the one worker that has them.</summary>
    public TcpListener? Tcp { get; set; }

    /// <summary>Ticks a member about every 10 ms from now on.</summary>
    public void Add(IDatagramReceiver member)
    {
        Owner.Assert();
        _members.Add(member);
    }

    /// <summary>Ticks it no more.</summary>
    public void Remove(IDatagramReceiver member)
    {
        Owner.Assert();
        _members.Remove(member);
    }

    /// <summary>
    /// One round: mailbox, TCP, a batch of datagrams, timers, flush. Never waits. True: it should be called again before
    /// waiting, since there may be more.
    /// </summary>
    public bool RunOnce(long now)
    {
        Owner.Enter();
        Now = now;
        var more = Mailbox.Drain(now);
        Tcp?.Run(this, now);
        var received = _socket.Receive(Counters);
        for (var i = 0; i < received; i++)
        {
            Dispatch(_socket.Datagram(i, out var from), from, now);
        }

        if (now >= _nextTick)
        {
            _nextTick = now + TickInterval;
            Tick(now);
        }

        Batch.Flush();
        Tcp?.Flush();
        Owner.Leave();
        return more || received > 0;
    }

    /// <summary>Steps 1 and 2 for one datagram, from UDP or from a TCP connection.</summary>
    public void Dispatch(Span<byte> datagram, in TransportAddress from, long now)
    {
        try
        {
            if (datagram.IsEmpty)
            {
                Counters.Drop(DropReason.UnknownProtocol);
            }
            else if (Peers.Find(from) is { } receiver)
            {
                receiver.Receive(datagram, from, now);
            }
            else
            {
                _strangers.Receive(this, datagram, from, now);
            }
        }
        catch (Exception fault) when (_onFault is not null)
        {
            _onFault(fault);
        }
    }

    private void Tick(long now)
    {
        // Backwards: a member may remove itself, or others, while it is ticked.
        for (var i = _members.Count - 1; i >= 0; i--)
        {
            try
            {
                if (i < _members.Count)
                {
                    _members[i].Tick(now);
                }
            }
            catch (Exception fault) when (_onFault is not null)
            {
                _onFault(fault);
            }
        }
    }
}
