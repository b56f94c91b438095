namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>
/// WHIP (RFC 9725): <c>POST /whip/{room}</c> with an offer publishes it. Who publishes is a participant like any other;
/// each audio section is its microphone, each video section its camera.
/// </summary>
internal static class WhipEndpoint
{
    /// <summary>The first part of the path.</summary>
    public const string Protocol = "whip";

    /// <summary>Answers an offer to publish.</summary>
    public static Task<IResult> PostAsync(HttpContext context, string room, SessionStart start) =>
        start.RunAsync(context, Protocol, room, SessionRole.Publisher);
}
