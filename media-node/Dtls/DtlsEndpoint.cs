using System.Diagnostics.CodeAnalysis;
using Org.BouncyCastle.Tls;

namespace SfuPlatform.MediaNode.Dtls;

/// <summary>
/// One DTLS 1.2 association (RFC 6347) that agrees on SRTP keys (RFC 5764). <b>Call <see cref="Start"/> once, then
/// <see cref="Receive"/> and <see cref="Tick"/> as they happen, and after each call take what
/// <see cref="TryTakeOutgoing"/> gives and look at <see cref="State"/>.</b> From one thread at a time, any thread.
/// BouncyCastle's handshake blocks, so a <see cref="Coroutine"/> carries it: a call returns when the handshake wants
/// the next datagram. The caller may have to wait for a few milliseconds of arithmetic.
/// </summary>
internal sealed class DtlsEndpoint : IDisposable
{
    // Bounds what a peer that repeats itself makes us send and compute once connected.
    private const long RepeatInterval = 50_000;

    private readonly DtlsRole _role;
    private readonly HandshakePeer _ours;
    private readonly DatagramExchange _exchange;
    private readonly Coroutine _handshake;
    private readonly Queue<byte[]> _outgoing = new();
    private byte[][] _flight = [];
    private RetransmissionTimer _timer;
    private long _nextRepeat = long.MinValue;
    private long _nextAlert = long.MinValue;
    private DtlsTransport? _transport;
    private volatile int _state;

    /// <summary>With our certificate and the fingerprints of which the peer's certificate must have one.</summary>
    public DtlsEndpoint(DtlsCertificate certificate, DtlsRole role, IReadOnlyList<DtlsFingerprint> remoteFingerprints)
    {
        _role = role;
        _ours = new HandshakePeer(certificate, new PeerIdentity(remoteFingerprints));
        _handshake = new Coroutine(RunHandshake);
        _exchange = new DatagramExchange(_handshake.Yield);
    }

    /// <summary>How far it is. May be read from any thread.</summary>
    public DtlsState State
    {
        get => (DtlsState)_state;
        private set => _state = (int)value;
    }

    /// <summary>The keys, from <see cref="DtlsState.Connected"/> on.</summary>
    public SrtpKeyingMaterial? Keys { get; private set; }

    /// <summary>Why it failed, in plain words.</summary>
    public string? FailureReason { get; private set; }

    /// <summary>Begins; as a client with the first flight.</summary>
    public void Start(long now)
    {
        if (State != DtlsState.New)
        {
            return;
        }

        State = DtlsState.Handshaking;
        _timer.Start(now);
        if (_role == DtlsRole.Client)
        {
            Continue(now);
        }
    }

    /// <summary>Takes a datagram from the peer.</summary>
    public void Receive(ReadOnlySpan<byte> datagram, long now)
    {
        if (State == DtlsState.Handshaking)
        {
            _exchange.Deliver(datagram);
            Continue(now);
        }
        else if (State == DtlsState.Connected)
        {
            ReceiveAfterwards(datagram, now);
        }
    }

    /// <summary>Sends again what was not answered, and gives up after 30 seconds.</summary>
    public void Tick(long now)
    {
        if (State != DtlsState.Handshaking)
        {
            return;
        }

        if (_timer.IsOver(now))
        {
            Fail("the handshake was not done in 30 seconds");
        }
        else if (_timer.TakeDue(now))
        {
            Send(_flight);
        }
    }

    /// <summary>
    /// Takes the next datagram for the peer. False: none. Datagrams have at most <see cref="MaxDatagramLength"/> bytes.
    /// </summary>
    public bool TryTakeOutgoing(Span<byte> buffer, out int length)
    {
        length = 0;
        if (!_outgoing.TryDequeue(out var datagram))
        {
            return false;
        }

        datagram.CopyTo(buffer);
        length = datagram.Length;
        return true;
    }

    /// <summary>The longest datagram that is sent.</summary>
    public const int MaxDatagramLength = DatagramExchange.SendLimit;

    /// <summary>Tells the peer that it is over (close_notify).</summary>
    public void Close(long now)
    {
        if (State is DtlsState.Failed or DtlsState.Closed)
        {
            return;
        }

        _handshake.Abort();
        Swallow(() => _transport?.Close());
        Send(_exchange.TakeSent());
        State = DtlsState.Closed;
    }

    /// <summary>Ends whatever still runs; tells the peer nothing.</summary>
    public void Dispose()
    {
        _handshake.Dispose();
        if (State is not (DtlsState.Failed or DtlsState.Closed))
        {
            State = DtlsState.Closed;
        }
    }

    private void Continue(long now)
    {
        _handshake.Resume();
        var sent = _exchange.TakeSent();
        if (sent.Length > 0)
        {
            _flight = sent;
            _timer.FlightSent(now);
            Send(sent);
        }

        if (!_handshake.IsCompleted)
        {
            return;
        }

        _exchange.IsHandshakeOver = true;
        Keys = _ours.Srtp.Keys;
        if (_transport is not null && Keys is not null)
        {
            State = DtlsState.Connected;
        }
        else
        {
            Fail("the handshake ended without keys");
        }
    }

    /// <summary>
    /// The peer may have missed our last flight and repeat its own; then ours goes out again as it was. Alerts go to
    /// BouncyCastle, which waits a millisecond for more behind each: hence the limit on how often.
    /// </summary>
    private void ReceiveAfterwards(ReadOnlySpan<byte> datagram, long now)
    {
        if (DtlsRecords.IsHandshake(datagram) && _role == DtlsRole.Server && now >= _nextRepeat)
        {
            _nextRepeat = now + RepeatInterval;
            Send(_flight);
        }
        else if (DtlsRecords.IsEncryptedAlert(datagram, _ours.EncryptedAlertLength) && now >= _nextAlert)
        {
            _nextAlert = now + RepeatInterval;
            _exchange.Deliver(datagram);
            Swallow(() => _transport!.Receive(new byte[_transport.GetReceiveLimit()], 1));
            Send(_exchange.TakeSent());
            if (_ours.ClosedByPeer)
            {
                State = DtlsState.Closed;
            }
        }
    }

    private void Fail(string reason)
    {
        FailureReason ??= reason;
        _handshake.Abort();
        Send(_exchange.TakeSent());
        State = DtlsState.Failed;
    }

    private void Send(byte[][] datagrams)
    {
        foreach (var datagram in datagrams)
        {
            _outgoing.Enqueue(datagram);
        }
    }

    // On the coroutine's thread, where an exception that nobody catches would end the process.
    [SuppressMessage("Design", "CA1031", Justification = "Whatever BouncyCastle throws at what a peer sends is a failed handshake.")]
    private void RunHandshake()
    {
        try
        {
            _transport = _role == DtlsRole.Server
                ? new DtlsServerProtocol().Accept(new ServerPeer(_ours), _exchange)
                : new DtlsClientProtocol().Connect(new ClientPeer(_ours), _exchange);
        }
        catch (TlsFatalAlertReceived alert)
        {
            FailureReason ??= $"the peer refused: {AlertDescription.GetName(alert.AlertDescription)}";
        }
        catch (Exception exception)
        {
            FailureReason ??= exception.Message;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever BouncyCastle throws on a closing association ends it.")]
    private static void Swallow(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
            // The association is over for BouncyCastle; whether it is for us, the alert has said.
        }
    }
}
