namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>A token to join with.</summary>
/// <param name="Token">A JWT; opaque to callers.</param>
internal sealed record TokenResponse(string Token);
