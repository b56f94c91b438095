using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace SfuPlatform.Crds.V1Alpha1;

/// <summary>A meeting that people join by its name; the operator places it on media nodes.</summary>
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
