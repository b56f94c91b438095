namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>Why a call failed.</summary>
/// <param name="Error">What is wrong, in words.</param>
internal sealed record ErrorResponse(string Error);
