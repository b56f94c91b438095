using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Answers <c>ping</c> and <c>ping_req</c>; times are in milliseconds since 1970.</summary>
internal static class PingHandler
{
    /// <summary>Each is answered in its own form.</summary>
    public static void Handle(MessageContext context, SignalRequest request)
    {
        var now = context.Client.Time.GetUtcNow().ToUnixTimeMilliseconds();
        context.Client.Send(request.MessageCase == SignalRequest.MessageOneofCase.PingReq
            ? new SignalResponse { PongResp = new() { LastPingTimestamp = request.PingReq.Timestamp, Timestamp = now } }
            : new SignalResponse { Pong = now });
    }
}
