namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>A URL that joins a room directly.</summary>
/// <param name="Join">The URL.</param>
internal sealed record JoinResponse(string Join);
