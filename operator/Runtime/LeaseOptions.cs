namespace SfuPlatform.Operator.Runtime;

/// <summary>How operators agree on a leader.</summary>
/// <param name="Namespace">Where the Lease is.</param>
/// <param name="Name">The Lease's name.</param>
/// <param name="Identity">This operator's name in it; no two share one.</param>
/// <param name="Duration">How long a leader may be silent before another takes over.</param>
/// <param name="RenewPeriod">How often the leader renews, and others look.</param>
internal sealed record LeaseOptions(string Namespace, string Name, string Identity, TimeSpan Duration, TimeSpan RenewPeriod);
