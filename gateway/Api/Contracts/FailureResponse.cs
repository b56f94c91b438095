namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>Why a call failed, where success is told by a field.</summary>
/// <param name="Success">Always false.</param>
/// <param name="Error">What is wrong, in words.</param>
internal sealed record FailureResponse(bool Success, string Error);
