using System.Net.WebSockets;
using System.Text;
using Google.Protobuf;
using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Signal messages over a WebSocket: binary frames are protobuf, text frames its JSON; answers are of the client's kind.</summary>
internal sealed class SignalSocket(WebSocket socket)
{
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private readonly byte[] _buffer = new byte[16 * 1024];
    private volatile bool _text;

    /// <summary>The next message of the client; null when it closed, or sent what is no message (it is told by the close code).</summary>
    public async Task<SignalRequest?> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        ValueWebSocketReceiveResult frame;
        do
        {
            frame = await socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(_buffer, 0, frame.Count);
            if (message.Length > SignalingLimits.MessageBytes)
            {
                await CloseAsync(WebSocketCloseStatus.MessageTooBig, "the message is too large");
                return null;
            }
        }
        while (!frame.EndOfMessage);

        _text = frame.MessageType == WebSocketMessageType.Text;
        try
        {
            return _text
                ? Json.Parse<SignalRequest>(Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length))
                : SignalRequest.Parser.ParseFrom(message.GetBuffer(), 0, (int)message.Length);
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            await CloseAsync(WebSocketCloseStatus.InvalidPayloadData, "the message cannot be read");
            return null;
        }
    }

    /// <summary>Sends one message.</summary>
    public Task SendAsync(SignalResponse message, CancellationToken cancellationToken) => _text
        ? socket.SendAsync(
            Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(message)), WebSocketMessageType.Text, true, cancellationToken)
        : socket.SendAsync(message.ToByteArray(), WebSocketMessageType.Binary, true, cancellationToken);

    /// <summary>Closes towards the client; nothing where it is gone already.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string words)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var limit = new CancellationTokenSource(SignalingSettings.KeepAlive);
        try
        {
            await socket.CloseOutputAsync(status, words, limit.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // It went meanwhile.
        }
    }
}
