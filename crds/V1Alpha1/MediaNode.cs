using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;
using SfuPlatform.Crds.Schema;

namespace SfuPlatform.Crds.V1Alpha1;

/// <summary>A media node, registered and kept by itself as a kubelet keeps its Node.</summary>
[CustomResource("medianode", ShortNames = ["mn"])]
[PrinterColumn("Ready", ".status.conditions[?(@.type==\"Ready\")].status")]
[PrinterColumn("Region", ".spec.region")]
[PrinterColumn("Rooms", ".status.load.rooms", Type = "integer")]
[PrinterColumn("Participants", ".status.load.participants", Type = "integer")]
[PrinterColumn("CPU(m)", ".status.load.cpuMillicores", Type = "integer")]
[PrinterColumn("Address", ".status.addresses[0]")]
[PrinterColumn("Age", ".metadata.creationTimestamp", Type = "date")]
[PrinterColumn("Cordoned", ".spec.unschedulable", Type = "boolean", IsWide = true)]
[PrinterColumn("Packets/s", ".status.load.packetsPerSecond", Type = "integer", IsWide = true)]
[PrinterColumn("Bits/s", ".status.load.bitsPerSecond", Type = "integer", IsWide = true)]
[PrinterColumn("UDP", ".status.udpPort", Type = "integer", IsWide = true)]
[PrinterColumn("TCP", ".status.tcpPort", Type = "integer", IsWide = true)]
[PrinterColumn("Heartbeat", ".status.heartbeatTime", Type = "date", IsWide = true)]
[PrinterColumn("Version", ".status.version", IsWide = true)]
[KubernetesEntity(Group = ApiGroup.Name, ApiVersion = ApiGroup.Version, Kind = KindName, PluralName = Plural)]
public sealed class MediaNode : IKubernetesObject<V1ObjectMeta>, ISpec<MediaNodeSpec>, IStatus<MediaNodeStatus>
{
    /// <summary>The kind as it stands in YAML.</summary>
    public const string KindName = "MediaNode";

    /// <summary>The plural in API paths and for kubectl.</summary>
    public const string Plural = "medianodes";

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
    public MediaNodeSpec Spec { get; set; } = new();

    /// <summary>What is.</summary>
    [JsonPropertyName("status")]
    public MediaNodeStatus Status { get; set; } = new();
}

/// <summary>What is asked of a media node.</summary>
public sealed class MediaNodeSpec
{
    /// <summary>Whether no further rooms are placed here (a cordon); rooms already here stay.</summary>
    [JsonPropertyName("unschedulable")]
    public bool Unschedulable { get; set; }

    /// <summary>The region that it serves; rooms can ask for one.</summary>
    [JsonPropertyName("region")]
    [MaxLength(63)]
    public string? Region { get; set; }

    /// <summary>How many rooms it takes; 0: no limit.</summary>
    [JsonPropertyName("maxRooms")]
    [Range(0, int.MaxValue)]
    public int MaxRooms { get; set; }

    /// <summary>How many participants it takes over all rooms; 0: no limit.</summary>
    [JsonPropertyName("maxParticipants")]
    [Range(0, int.MaxValue)]
    public int MaxParticipants { get; set; }
}

/// <summary>What a media node says of itself.</summary>
public sealed class MediaNodeStatus
{
    /// <summary>IP addresses that media is sent to, best first.</summary>
    [JsonPropertyName("addresses")]
    public IList<string> Addresses { get; set; } = [];

    /// <summary>The advertised UDP port for media.</summary>
    [JsonPropertyName("udpPort")]
    [Range(0, 65535)]
    public int UdpPort { get; set; }

    /// <summary>The advertised TCP port for media (ICE-TCP); 0: none.</summary>
    [JsonPropertyName("tcpPort")]
    [Range(0, 65535)]
    public int TcpPort { get; set; }

    /// <summary>The base URL of its signalling and participants API, for the gateway: <c>http://address:port</c>.</summary>
    [JsonPropertyName("signalingUrl")]
    public string? SignalingUrl { get; set; }

    /// <summary>Version of the media node program.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; set; }

    /// <summary>When it last said that it lives.</summary>
    [JsonPropertyName("heartbeatTime")]
    public DateTime? HeartbeatTime { get; set; }

    /// <summary>
    /// Ready and Draining are the node's; the operator sets Ready to Unknown when heartbeats stay out, and Lost when that
    /// lasts. A node that beats again sets Ready anew and leaves conditions that it does not own as they are.
    /// </summary>
    [JsonPropertyName("conditions")]
    [ListKey("type")]
    public IList<V1Condition> Conditions { get; set; } = [];

    /// <summary>What it carries now.</summary>
    [JsonPropertyName("load")]
    public MediaNodeLoad Load { get; set; } = new();
}

/// <summary>What a media node carries.</summary>
public sealed class MediaNodeLoad
{
    /// <summary>Open rooms.</summary>
    [JsonPropertyName("rooms")]
    public int Rooms { get; set; }

    /// <summary>Participants over all rooms.</summary>
    [JsonPropertyName("participants")]
    public int Participants { get; set; }

    /// <summary>Packets per second received and sent.</summary>
    [JsonPropertyName("packetsPerSecond")]
    public long PacketsPerSecond { get; set; }

    /// <summary>Bits per second received and sent.</summary>
    [JsonPropertyName("bitsPerSecond")]
    public long BitsPerSecond { get; set; }

    /// <summary>Thousandths of one core that the process uses.</summary>
    [JsonPropertyName("cpuMillicores")]
    public int CpuMillicores { get; set; }
}
