namespace SfuPlatform.Gateway.Pages;

/// <summary>Why somebody is not let in, or may not do something: a status, a code for the page and plain words.</summary>
internal sealed record Refusal(int Status, string Code, string Error)
{
    public static readonly Refusal BadRequest = new(400, "bad_request", "The request could not be understood.");
    public static readonly Refusal PasswordRequired = new(401, "password_required", "This meeting has a password.");
    public static readonly Refusal WrongPassword = new(401, "wrong_password", "That is not the password of this meeting.");
    public static readonly Refusal TokenExpired = new(401, "token_expired", "This link has expired.");
    public static readonly Refusal TokenInvalid = new(401, "token_invalid", "This link is not valid.");
    public static readonly Refusal Locked = new(403, "locked", "This meeting is locked: nobody more is let in.");
    public static readonly Refusal NotPresenter = new(403, "not_presenter", "Only a presenter may do that.");
    public static readonly Refusal NotFound = new(404, "not_found", "There is no such meeting.");
    public static readonly Refusal NoParticipant = new(404, "no_participant", "That participant is not in the meeting.");
    public static readonly Refusal Full = new(409, "full", "This meeting is full.");
    public static readonly Refusal Ended = new(410, "ended", "This meeting has ended.");
    public static readonly Refusal TooMany = new(429, "too_many", "Too many attempts. Please wait a moment.");
    public static readonly Refusal Unavailable = new(503, "unavailable", "The meeting cannot be reached just now. Please try again in a moment.");
}

/// <summary>The body of a refusal.</summary>
/// <param name="Error">Plain words.</param>
/// <param name="Code">What the page tells refusals apart by.</param>
internal sealed record RefusalBody(string Error, string Code);

/// <summary>Ends a call with a refusal.</summary>
internal sealed class RefusedException(Refusal refusal, TimeSpan? retryAfter = null) : Exception(refusal.Error)
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;

    /// <summary>When it may be tried again; null: no telling.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
