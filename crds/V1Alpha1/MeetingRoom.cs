using System.Text.Json.Serialization;
using k8s;
using k8s.Models;
using SfuPlatform.Crds.Schema;

namespace SfuPlatform.Crds.V1Alpha1;

/// <summary>A meeting that people join by its name; the operator places it on media nodes.</summary>
[CustomResource("meetingroom", ShortNames = ["room", "rooms"])]
[PrinterColumn("Phase", ".status.phase")]
[PrinterColumn("Node", ".status.placements[0].node")]
[PrinterColumn("Participants", ".status.participants", Type = "integer")]
[PrinterColumn("URL", ".status.url")]
[PrinterColumn("Age", ".metadata.creationTimestamp", Type = "date")]
[PrinterColumn("Publishers", ".status.publishers", Type = "integer", IsWide = true)]
[PrinterColumn("Locked", ".spec.locked", Type = "boolean", IsWide = true)]
[PrinterColumn("Duration", ".spec.duration", IsWide = true)]
[PrinterColumn("Started", ".status.startTime", Type = "date", IsWide = true)]
[PrinterColumn("Address", ".status.placements[0].address", IsWide = true)]
[PrinterColumn("Reason", ".status.conditions[?(@.type==\"Scheduled\")].reason", IsWide = true)]
[KubernetesEntity(Group = ApiGroup.Name, ApiVersion = ApiGroup.Version, Kind = KindName, PluralName = Plural)]
public sealed class MeetingRoom : IKubernetesObject<V1ObjectMeta>, ISpec<MeetingRoomSpec>, IStatus<MeetingRoomStatus>
{
    /// <summary>The kind as it stands in YAML.</summary>
    public const string KindName = "MeetingRoom";

    /// <summary>The plural in API paths and for kubectl.</summary>
    public const string Plural = "meetingrooms";

    /// <inheritdoc/>
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = ApiGroup.Name + "/" + ApiGroup.Version;

    /// <inheritdoc/>
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KindName;

    /// <inheritdoc/>
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>What is asked for.</summary>
    [JsonPropertyName("spec")]
    public MeetingRoomSpec Spec { get; set; } = new();

    /// <summary>What is.</summary>
    [JsonPropertyName("status")]
    public MeetingRoomStatus Status { get; set; } = new();
}
