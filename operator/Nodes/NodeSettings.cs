namespace SfuPlatform.Operator.Nodes;

/// <summary>How long nodes may be silent.</summary>
/// <param name="HeartbeatTimeout">A node without a heartbeat for so long takes no more rooms.</param>
/// <param name="LossTimeout">A node that stays so for so long loses its rooms.</param>
/// <param name="Retention">A lost node's resource is deleted after so long; its Pod's end deletes it sooner.</param>
internal sealed record NodeSettings(TimeSpan HeartbeatTimeout, TimeSpan LossTimeout, TimeSpan Retention);
