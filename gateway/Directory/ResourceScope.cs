namespace SfuPlatform.Gateway.Directory;

/// <summary>Where the rooms and nodes of this gateway are stored.</summary>
/// <param name="Namespace">The Kubernetes namespace.</param>
internal sealed record ResourceScope(string Namespace);
