namespace SfuPlatform.Operator.Runtime;

/// <summary>What the informers hold.</summary>
/// <param name="Namespace">The namespace; null: all.</param>
/// <param name="ResyncPeriod">How often everything is looked at though nothing changed.</param>
internal sealed record InformerOptions(string? Namespace, TimeSpan ResyncPeriod);
