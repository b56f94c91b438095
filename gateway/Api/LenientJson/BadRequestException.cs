namespace SfuPlatform.Gateway.Api.LenientJson;

/// <summary>The request cannot be served as it is; the message says to its sender what is wrong.</summary>
internal sealed class BadRequestException(string message) : Exception(message);
