using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.Srtp;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// One client's ICE, DTLS and SRTP. The worker that the client's first check reaches becomes its owner; until then only
/// control knows it. Step 3 of the packet path. Owner: the client's worker; <see cref="Post"/>, <see cref="Tell"/>,
/// <see cref="Close"/>, <see cref="RestartIce"/>, <see cref="Statistics"/> and <see cref="Route"/> may be used from any thread.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "What it holds is released when the client goes, on the owner's thread.")]
internal sealed class PeerTransport : IDatagramReceiver, IMediaTransport, IMailboxRecipient
{
    private const long ConnectTime = 30_000_000;

    private readonly NewAddress _registry;
    private readonly IPeerTransportListener _listener;
    private readonly IceLiteAgent _ice;
    private readonly DtlsRunner _dtls;
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly ConcurrentQueue<string> _usernames = new();
    private readonly Action _runPosted;
    private readonly Dictionary<uint, IRtpReceiver> _receivers = [];

    private volatile UdpWorker? _owner;
    private readonly Egress _egress = new();

    private AddressBook? _addresses;
    private SrtpSession? _srtp;
    private TransportFeedbackSender? _feedback;
    private TransportAddress? _dtlsTarget;
    private long _connectDeadline;
    private long _packets;
    private long _bytes;
    private int _addressChanges = -1;
    private bool _isGone;

    /// <summary>With what was negotiated; strangers' checks find it from now on.</summary>
    public PeerTransport(
        PeerTransportOptions options,
        IPeerTransportListener listener,
        NewAddress registry,
        IHandshakeExecutor executor)
    {
        _registry = registry;
        _listener = listener;
        _ice = new IceLiteAgent(options.Local, options.Remote);
        _runPosted = RunPosted;
        Action progress = OnDtlsProgress;
        _dtls = new DtlsRunner(
            new DtlsEndpoint(options.Certificate, options.Role, options.Fingerprints),
            executor,
            () => Post(progress));
        UseTransportSequence(options.TransportSequenceId);
        AddUsername(options.Local);
        registry.Expect(this);
    }

    /// <summary>Where media goes; null: not connected.</summary>
    public Route? Route => _egress.Route;

    /// <summary>The worker that owns it; null before the first check.</summary>
    public UdpWorker? Worker => _owner;

    /// <inheritdoc/>
    public WorkerCounters? Counters => _owner?.Counters;

    /// <inheritdoc/>
    public long UnixOffsetMicroseconds => _owner?.UnixOffsetMicroseconds ?? 0;

    /// <summary>What is known of it now.</summary>
    public PeerTransportStatistics Statistics => new(
        Route is not null,
        _owner?.Index ?? -1,
        Route?.To.IsTcp ?? false,
        Volatile.Read(ref _packets),
        Volatile.Read(ref _bytes),
        Math.Max(0, Volatile.Read(ref _addressChanges)));

    /// <inheritdoc/>
    public void Receive(Span<byte> datagram, in TransportAddress from, long now)
    {
        var owner = _owner!;
        owner.Owner.Assert();
        _packets++;
        _bytes += datagram.Length;
        switch (DatagramKinds.Of(datagram))
        {
            case var _ when _isGone:
                owner.Counters.Drop(DropReason.UnknownAddress);
                break;
            case DatagramKind.Rtp:
                ReceiveRtp(owner, datagram, now);
                break;
            case DatagramKind.Rtcp:
                ReceiveRtcp(owner, datagram, now);
                break;
            case DatagramKind.Stun:
                ReceiveStun(owner, datagram, from, now);
                break;
            case DatagramKind.Dtls:
                ReceiveDtls(owner, datagram, from, now);
                break;
            default:
                owner.Counters.Drop(DropReason.UnknownProtocol);
                break;
        }
    }

    /// <inheritdoc/>
    public void Tick(long now)
    {
        if (_srtp is null)
        {
            if (now >= _connectDeadline)
            {
                End(_ice.Selected is null ? GoneReason.NeverConnected : GoneReason.HandshakeFailed, now);
                return;
            }

            _dtls.Tick(now);
        }
        else if (_ice.Expired(now))
        {
            End(GoneReason.ConsentExpired, now);
            return;
        }

        _feedback?.SendDue(now);
        _listener.Tick(now);
    }

    /// <inheritdoc/>
    public void Register(uint ssrc, IRtpReceiver receiver) => _receivers[ssrc] = receiver;

    /// <inheritdoc/>
    public void Unregister(uint ssrc) => _receivers.Remove(ssrc);

    /// <inheritdoc/>
    public void SendRtcp(ReadOnlySpan<byte> compound)
    {
        if (_owner is not { } owner || _srtp is not { } srtp || Route is not { } route)
        {
            return; // Reports of the moments before and after the connection are worth nothing.
        }

        var slot = owner.Batch.Reserve(compound.Length + SrtpLengths.MaxRtcpOverhead);
        if (!slot.IsEmpty)
        {
            compound.CopyTo(slot);
            owner.Batch.Commit(srtp.ProtectRtcp(slot, compound.Length), route.To);
        }
    }

    /// <inheritdoc/>
    public IRtpOutlet CreateOutlet(IMediaTransport sender) =>
        new RtpOutlet(_egress, ((PeerTransport)sender)._owner ?? throw new InvalidOperationException("The sender has no worker yet."));

    /// <inheritdoc/>
    public void Post(Action action)
    {
        _posted.Enqueue(action);
        // Queued before this look at the owner: whoever binds it in between runs what was queued.
        _owner?.Mailbox.PostAction(_runPosted);
    }

    /// <inheritdoc/>
    public bool Tell(IWorkerRecipient recipient, int kind, long a, long b) =>
        _owner is { } owner && owner.Mailbox.Post(this, new(kind, a, b, recipient));

    /// <inheritdoc/>
    public void Deliver(in MailboxMessage message, long now) =>
        ((IWorkerRecipient)message.Payload!).Deliver(message.Kind, message.A, message.B, now);

    /// <summary>Ends it; the listener is told on the owner's thread.</summary>
    public void Close(GoneReason reason)
    {
        Post(() => End(reason, _owner!.Now));
        _registry.Adopt(this);
    }

    /// <summary>New ICE credentials after a new offer; media stays where it is until the client has nominated anew.</summary>
    public void RestartIce(IceCredentials local, IceCredentials remote)
    {
        AddUsername(local);
        Post(() => _ice.Restart(local, remote));
    }

    /// <summary>Under which id the client's packets carry their transport-wide number; 0: not at all.</summary>
    public void UseTransportSequence(byte extensionId) =>
        Post(() => _feedback = extensionId == 0 ? null : new TransportFeedbackSender(extensionId, this));

    /// <summary>Makes this worker the owner, if there is none yet; on that worker's thread. Returns the owner.</summary>
    public UdpWorker Bind(UdpWorker worker)
    {
        if (Interlocked.CompareExchange(ref _owner, worker, null) is { } owner)
        {
            return owner;
        }

        _addresses = new AddressBook(worker, this);
        _connectDeadline = worker.Now + ConnectTime;
        worker.Add(this);
        RunPosted();
        return worker;
    }

    private void AddUsername(IceCredentials local)
    {
        _usernames.Enqueue(local.UsernameFragment);
        _registry.Add(local.UsernameFragment, this);
        if (Volatile.Read(ref _isGone))
        {
            RemoveUsernames();
        }
    }

    private void RemoveUsernames()
    {
        while (_usernames.TryDequeue(out var username))
        {
            _registry.Remove(username);
        }
    }

    private void RunPosted()
    {
        while (_posted.TryDequeue(out var action))
        {
            action();
        }
    }

    private void ReceiveRtp(UdpWorker owner, Span<byte> datagram, long now)
    {
        if (_srtp is null)
        {
            owner.Counters.Drop(DropReason.NotConnected);
            return;
        }

        if (!_srtp.TryOpenRtp(datagram, out var packet, out var extendedSequence))
        {
            return; // Counted there.
        }

        _ice.Heard(now);
        _feedback?.Record(ref packet, now);
        if (!_receivers.TryGetValue(packet.Ssrc, out var receiver))
        {
            _listener.UnknownSsrc(ref packet, extendedSequence, now);
            if (!_receivers.TryGetValue(packet.Ssrc, out receiver))
            {
                owner.Counters.Drop(DropReason.UnknownSsrc);
                return;
            }
        }

        receiver.Receive(ref packet, extendedSequence, now);
    }

    private void ReceiveRtcp(UdpWorker owner, Span<byte> datagram, long now)
    {
        if (_srtp is null)
        {
            owner.Counters.Drop(DropReason.NotConnected);
        }
        else if (_srtp.TryOpenRtcp(datagram, out var compound))
        {
            _ice.Heard(now);
            _listener.Rtcp(compound, now);
        }
    }

    private void ReceiveStun(UdpWorker owner, Span<byte> datagram, in TransportAddress from, long now)
    {
        if (_registry.IsForAnother(datagram, this))
        {
            _registry.Receive(owner, datagram, from, now); // The client behind this address has changed.
            return;
        }

        Span<byte> response = stackalloc byte[IceLiteAgent.MaxResponseLength];
        var result = _ice.Receive(datagram, from, now, response, out var length);
        switch (result)
        {
            case IceResult.Malformed:
                owner.Counters.Drop(DropReason.MalformedStun);
                return;
            case IceResult.Unauthenticated:
                owner.Counters.Drop(DropReason.StunIntegrity);
                return; // Without an answer: whoever guesses learns nothing, and nobody is reflected at.
            case IceResult.Answered or IceResult.Nominated:
                Accept(result == IceResult.Nominated, from, now);
                break;
        }

        if (length > 0)
        {
            owner.Batch.Add(response[..length], from);
        }
    }

    private void Accept(bool nominated, in TransportAddress from, long now)
    {
        _addresses!.Admit(from, _ice.Selected);
        if (_dtls.State == DtlsState.New && _dtlsTarget is null)
        {
            _dtlsTarget = from;
            _dtls.Start(now);
        }

        if (nominated)
        {
            _addressChanges++;
            _dtlsTarget = from;
            _egress.Route = Route is { } route ? route with { To = from } : null;
        }
    }

    private void ReceiveDtls(UdpWorker owner, ReadOnlySpan<byte> datagram, in TransportAddress from, long now)
    {
        _dtlsTarget ??= from;
        if (!_dtls.Receive(datagram, now))
        {
            owner.Counters.Drop(DropReason.QueueFull);
        }
    }

    private void OnDtlsProgress()
    {
        var owner = _owner!;
        while (_dtls.TryTakeOutgoing(out var datagram))
        {
            if (_dtlsTarget is { } target)
            {
                owner.Batch.Add(datagram, target);
            }
        }

        if (_isGone)
        {
            return;
        }

        if (_dtls.State == DtlsState.Failed)
        {
            End(GoneReason.HandshakeFailed, owner.Now);
        }
        else if (_dtls.State == DtlsState.Closed)
        {
            End(GoneReason.RemoteClosed, owner.Now);
        }
        else if (_srtp is null && _dtls.Keys is { } keys)
        {
            _srtp = new SrtpSession(keys, owner.Counters);
            _egress.Route = new Route(_ice.Selected ?? _dtlsTarget!.Value, _srtp.LocalKey);
            _listener.Connected(owner.Now);
        }
    }

    private void End(GoneReason reason, long now)
    {
        if (_isGone)
        {
            return;
        }

        _isGone = true;
        _egress.Route = null;
        RemoveUsernames();
        _addresses!.Clear();
        _owner!.Remove(this);
        _dtls.Close(now);
        _srtp?.Dispose();
        _srtp = null;
        _receivers.Clear();
        _listener.Gone(reason, now);
    }
}
