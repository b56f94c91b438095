namespace SfuPlatform.Gateway.Pages;

/// <summary>A file of the join page.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="ETag">Its version, quoted.</param>
/// <param name="IsImmutable">Whether its name changes with its content.</param>
internal sealed record WebAsset(byte[] Content, string ContentType, string ETag, bool IsImmutable);
