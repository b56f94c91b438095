using System.Net.WebSockets;
using System.Threading.Channels;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Protocol;
using Room = SfuPlatform.MediaNode.Rooms.Room;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>One client's signalling connection: its messages go to the handlers, what the room tells goes out in order.</summary>
internal sealed class LiveKitSession(SignalSocket socket, SignalingSettings settings, TimeProvider time, ILogger logger)
    : IDisposable
{
    private readonly Channel<SignalResponse> _outgoing = Channel.CreateBounded<SignalResponse>(
        new BoundedChannelOptions(SignalingLimits.QueuedMessages) { SingleReader = true });

    private readonly CancellationTokenSource _ended = new();
    private readonly MessageRate _rate = new(time);
    private volatile bool _closing;

    /// <summary>What this node tells its clients of itself.</summary>
    public SignalingSettings Settings => settings;

    /// <summary>The clock that pings are answered with.</summary>
    public TimeProvider Time => time;

    /// <summary>Queues a message for the client. One that reads too slowly is disconnected: what it missed cannot be made up.</summary>
    public void Send(SignalResponse message)
    {
        if (!_outgoing.Writer.TryWrite(message) && !_closing)
        {
            _ended.Cancel();
        }
    }

    /// <summary>Queues the last message; the connection is closed after it.</summary>
    public void SendLast(SignalResponse message)
    {
        Send(message);
        Complete();
    }

    /// <summary>Joins and serves the client until one of the two goes.</summary>
    public async Task RunAsync(Room room, Rooms.Participants.JoinRequest request, Protocol.JoinRequest join, CancellationToken aborted)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, _ended.Token);
        var (session, refusal) = await room.JoinAsync(request, new RoomListener(this));
        if (session is null)
        {
            SendLast(LeaveMapping.Refused(refusal!.Value));
            await SendQueuedAsync(ended.Token);
            return;
        }

        var context = new MessageContext(this, session, request.Permissions);
        foreach (var track in join.AddTrackRequests)
        {
            AddTrackHandler.Handle(context, track);
        }

        if (join.PublisherOffer is { Sdp.Length: > 0 } offer)
        {
            OfferHandler.Handle(context, offer);
        }

        var sending = SendQueuedAsync(ended.Token);
        var receiving = ReceiveAsync(context, ended.Token);
        await Task.WhenAny(sending, receiving);
        session.Leave(LeaveReason.SignalLost);
        await FinishAsync(sending, receiving);
    }

    /// <summary>Tells a client that wants to resume to join anew.</summary>
    public async Task RefuseResumeAsync(CancellationToken aborted)
    {
        SendLast(new SignalResponse
        {
            Leave = new LeaveRequest { Reason = DisconnectReason.StateMismatch, Action = LeaveRequest.Types.Action.Reconnect },
        });
        await SendQueuedAsync(aborted);
    }

    /// <inheritdoc/>
    public void Dispose() => _ended.Dispose();

    private async Task ReceiveAsync(MessageContext context, CancellationToken cancellationToken)
    {
        try
        {
            while (await socket.ReceiveAsync(cancellationToken) is { } message)
            {
                if (!_rate.Allows())
                {
                    await socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, "too many messages");
                    return;
                }

                MessageDispatch.Handle(context, message);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            SignalingLog.ConnectionLost(logger, exception);
        }
    }

    private void Complete()
    {
        _closing = true;
        _outgoing.Writer.TryComplete();
    }

    private async Task SendQueuedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                await socket.SendAsync(message, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            SignalingLog.ConnectionLost(logger, exception);
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
    }

    // The room's last words go out, then the client has a moment to close before it is cut off.
    private async Task FinishAsync(Task sending, Task receiving)
    {
        using var limit = new CancellationTokenSource(SignalingSettings.KeepAlive, time);
        Complete();
        try
        {
            await Task.WhenAll(sending, receiving).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await _ended.CancelAsync();
            await Task.WhenAll(sending, receiving);
        }
    }
}
