namespace SfuPlatform.Gateway.Access;

/// <summary>Which endpoints of the REST API are on (section <c>Api:Allowed</c>); all by default.</summary>
internal sealed class EndpointSwitches
{
    /// <summary>GET /stats.</summary>
    public bool Stats { get; set; } = true;

    /// <summary>GET /meetings.</summary>
    public bool Meetings { get; set; } = true;

    /// <summary>POST /meeting.</summary>
    public bool Meeting { get; set; } = true;

    /// <summary>DELETE /meeting/{room}.</summary>
    public bool MeetingEnd { get; set; } = true;

    /// <summary>POST /join.</summary>
    public bool Join { get; set; } = true;

    /// <summary>POST /token.</summary>
    public bool Token { get; set; } = true;

    /// <summary>Whether an endpoint is on.</summary>
    public bool IsOn(ApiEndpoint endpoint) => endpoint switch
    {
        ApiEndpoint.Stats => Stats,
        ApiEndpoint.Meetings => Meetings,
        ApiEndpoint.Meeting => Meeting,
        ApiEndpoint.MeetingEnd => MeetingEnd,
        ApiEndpoint.Join => Join,
        ApiEndpoint.Token => Token,
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
    };
}
