namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>A meeting was created.</summary>
/// <param name="Meeting">The URL that people open to join it.</param>
internal sealed record MeetingResponse(string Meeting);
