namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>Why somebody is not let in.</summary>
internal enum Refusal
{
    /// <summary>There is no such room on this node.</summary>
    NotFound,

    /// <summary>The meeting is over.</summary>
    Ended,

    /// <summary>A presenter locked the room.</summary>
    Locked,

    /// <summary>It holds as many as it may.</summary>
    Full,
}

/// <summary>Who is let in, and as what. Pure.</summary>
internal static class Admission
{
    /// <summary>Why this one is not let in; null: it is. Whoever is in already may come again, in place of itself.</summary>
    public static Refusal? Judge(RoomSettings settings, bool closed, JoinRequest request, IReadOnlyCollection<Participant> present)
    {
        if (closed)
        {
            return Refusal.Ended;
        }

        if (present.Any(participant => participant.Identity == request.Identity))
        {
            return null;
        }

        if (settings.Locked && request.Presenter != true)
        {
            return Refusal.Locked;
        }

        return settings.MaxParticipants > 0 && present.Count >= settings.MaxParticipants ? Refusal.Full : null;
    }

    /// <summary>
    /// Whether a newcomer is a presenter: as its token says, else as it was before it came again, else where nobody is.
    /// Viewers and feeds without a page (WHIP, WHEP) never are by default.
    /// </summary>
    /// <param name="request">Who comes.</param>
    /// <param name="present">Who is there.</param>
    /// <param name="wasPresenter">Whether it was one in this meeting before.</param>
    public static bool IsPresenter(JoinRequest request, IReadOnlyCollection<Participant> present, bool wasPresenter) =>
        request.Presenter ?? (!request.SingleOffer && !request.Permissions.Hidden
            && (wasPresenter || !present.Any(participant => participant.Presenter)));

    /// <summary>The refusal in words.</summary>
    public static string Words(Refusal refusal) => refusal switch
    {
        Refusal.NotFound => "requested room does not exist",
        Refusal.Ended => "the meeting has ended",
        Refusal.Locked => "the meeting is locked",
        Refusal.Full => "the meeting is full",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
