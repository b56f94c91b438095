using System.Collections.Concurrent;
using SfuPlatform.MediaNode.Dtls;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// Runs a <see cref="DtlsEndpoint"/> away from the worker, one call at a time: what the worker gives is queued, an
/// executor works the queue off, and the worker is told to look at the results. Owner: the client's worker, for all
/// public members.
/// </summary>
internal sealed class DtlsRunner
{
    private const int MaxQueued = 64;     // A handshake has less than ten datagrams each way.
    private const int MaxDatagram = 1500;

    private readonly DtlsEndpoint _endpoint;
    private readonly IHandshakeExecutor _executor;
    private readonly Action _onProgress;
    private readonly Action _run;
    private readonly ConcurrentQueue<Input> _inputs = new();
    private readonly ConcurrentQueue<byte[]> _outgoing = new();
    private readonly byte[] _buffer = new byte[MaxDatagram];
    private int _pending;

    /// <summary>Takes over an endpoint.</summary>
    /// <param name="endpoint">The endpoint; disposed of by <see cref="Close"/>.</param>
    /// <param name="executor">Where it runs.</param>
    /// <param name="onProgress">Called after each run, on the executor's thread: post to the worker.</param>
    public DtlsRunner(DtlsEndpoint endpoint, IHandshakeExecutor executor, Action onProgress)
    {
        _endpoint = endpoint;
        _executor = executor;
        _onProgress = onProgress;
        _run = Run;
    }

    private enum Step : byte
    {
        Start,
        Receive,
        Tick,
        Close,
    }

    /// <summary>How far it was after the last run.</summary>
    public DtlsState State { get; private set; } = DtlsState.New;

    /// <summary>The keys, once connected.</summary>
    public SrtpKeyingMaterial? Keys => State == DtlsState.Connected ? _endpoint.Keys : null;

    /// <summary>Begins.</summary>
    public void Start(long now) => Queue(new(Step.Start, [], now));

    /// <summary>Takes a datagram. False: too many wait already, it is lost (DTLS sends again).</summary>
    public bool Receive(ReadOnlySpan<byte> datagram, long now)
    {
        if (datagram.Length > MaxDatagram || Volatile.Read(ref _pending) >= MaxQueued)
        {
            return false;
        }

        Queue(new(Step.Receive, datagram.ToArray(), now));
        return true;
    }

    /// <summary>Lets it resend while the handshake runs.</summary>
    public void Tick(long now)
    {
        if (State == DtlsState.Handshaking && Volatile.Read(ref _pending) == 0)
        {
            Queue(new(Step.Tick, [], now));
        }
    }

    /// <summary>Tells the peer that it is over, and disposes of the endpoint. Nothing may be called after it.</summary>
    public void Close(long now) => Queue(new(Step.Close, [], now));

    /// <summary>The next datagram for the peer.</summary>
    public bool TryTakeOutgoing(out ReadOnlySpan<byte> datagram)
    {
        var taken = _outgoing.TryDequeue(out var bytes);
        datagram = bytes;
        return taken;
    }

    private void Queue(in Input input)
    {
        _inputs.Enqueue(input);
        if (Interlocked.Increment(ref _pending) == 1)
        {
            _executor.Execute(_run);
        }
    }

    // Runs until the queue is empty. Whoever makes the count leave zero starts it, so it never runs twice at a time.
    private void Run()
    {
        do
        {
            if (_inputs.TryDequeue(out var input))
            {
                Do(input);
            }
        }
        while (Interlocked.Decrement(ref _pending) > 0);
    }

    private void Do(in Input input)
    {
        try
        {
            Apply(input);
        }
        finally
        {
            while (_endpoint.TryTakeOutgoing(_buffer, out var length))
            {
                _outgoing.Enqueue(_buffer[..length]);
            }

            State = _endpoint.State;
            if (input.Step == Step.Close)
            {
                _endpoint.Dispose();
            }

            _onProgress();
        }
    }

    private void Apply(in Input input)
    {
        switch (input.Step)
        {
            case Step.Start:
                _endpoint.Start(input.Now);
                break;
            case Step.Receive:
                _endpoint.Receive(input.Datagram, input.Now);
                break;
            case Step.Tick:
                _endpoint.Tick(input.Now);
                break;
            default:
                _endpoint.Close(input.Now);
                break;
        }
    }

    private readonly record struct Input(Step Step, byte[] Datagram, long Now);
}
