namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>Creates a meeting under a new name; there is nothing to say about it.</summary>
internal sealed record MeetingRequest;
