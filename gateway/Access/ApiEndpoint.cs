namespace SfuPlatform.Gateway.Access;

/// <summary>The endpoints of the REST API that can be switched off.</summary>
internal enum ApiEndpoint
{
    /// <summary>GET /stats.</summary>
    Stats,

    /// <summary>GET /meetings.</summary>
    Meetings,

    /// <summary>POST /meeting.</summary>
    Meeting,

    /// <summary>DELETE /meeting/{room}.</summary>
    MeetingEnd,

    /// <summary>POST /join.</summary>
    Join,

    /// <summary>POST /token.</summary>
    Token,
}
