namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>
/// WHEP (draft-ietf-wish-whep): <c>POST /whep/{room}</c> with an offer watches the room. Each section gets one track of its
/// kind: the first publisher's that the client can decode. Sections without one are answered as sending all the same, and
/// take the track of whoever publishes next; so a viewer may come before the publisher, and a later publisher takes the
/// section that an earlier one never had.
/// </summary>
internal static class WhepEndpoint
{
    /// <summary>The first part of the path.</summary>
    public const string Protocol = "whep";

    /// <summary>Answers an offer to watch.</summary>
    public static Task<IResult> PostAsync(HttpContext context, string room, SessionStart start) =>
        start.RunAsync(context, Protocol, room, SessionRole.Viewer);
}
