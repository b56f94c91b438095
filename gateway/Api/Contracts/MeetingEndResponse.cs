namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>A meeting was ended.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Message">Always "Meeting ended".</param>
/// <param name="Room">The room's name.</param>
internal sealed record MeetingEndResponse(bool Success, string Message, string Room);
