using SfuPlatform.Crds.Store;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Proxy;

/// <summary>
/// The way to signalling: who are you, which room, which node, and then everything goes through as it comes. A request
/// comes here by <see cref="ProxyRoutes"/> and leaves by <see cref="NodeConnection"/>.
/// </summary>
internal sealed class SignalingProxy(Callers callers, NodeRoute route, NodeConnection connection)
{
    private const string RetrySeconds = "5";

    /// <summary>LiveKit's signalling: the room is what the token says.</summary>
    public Task ForwardRtcAsync(HttpContext context) => AnswerAsync(context, PlainWords.WriteAsync, async () =>
        await ForwardAsync(context, await callers.OfTokenAsync(context.Request), mayCreate: true));

    /// <summary>A new WHIP or WHEP session: the room is in the path.</summary>
    public Task ForwardWhipAsync(HttpContext context) => AnswerAsync(context, PlainWords.WriteProblemAsync, async () =>
        await ForwardAsync(context, await WhipCallerAsync(context), mayCreate: true));

    /// <summary>A WHIP or WHEP session that is there: changing or ending it makes no room.</summary>
    public Task ForwardWhipSessionAsync(HttpContext context) => AnswerAsync(context, PlainWords.WriteProblemAsync, async () =>
        await ForwardAsync(context, await WhipCallerAsync(context), mayCreate: false));

    private Task<Caller> WhipCallerAsync(HttpContext context) =>
        callers.OfTokenOrKeyAsync(context.Request, RequestPath.Segment(context, 1));

    private async Task ForwardAsync(HttpContext context, Caller caller, bool mayCreate)
    {
        var node = await route.FindAsync(caller.Room, mayCreate && caller.MayCreate, context.RequestAborted)
            ?? throw ConnectionRefusedException.NoRoom();
        if (!await connection.ForwardAsync(context, node, caller.Token))
        {
            throw new RoomUnavailableException("the room's media node does not answer");
        }
    }

    private static async Task AnswerAsync(HttpContext context, Func<HttpContext, int, string, Task> refuse, Func<Task> serve)
    {
        try
        {
            await serve();
        }
        catch (ConnectionRefusedException e)
        {
            await refuse(context, e.Status, e.Message);
        }
        catch (Exception e) when (e is StoreUnavailableException or ConflictException or RoomUnavailableException)
        {
            context.Response.Headers.RetryAfter = RetrySeconds;
            await refuse(context, StatusCodes.Status503ServiceUnavailable, "the room cannot be reached just now");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away while its room was being opened.
        }
    }
}
