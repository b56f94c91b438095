using System.ComponentModel.DataAnnotations;
using SfuPlatform.Operator.Placement;

namespace SfuPlatform.Operator;

/// <summary>All settings of the operator, each under its section of the configuration.</summary>
internal sealed class OperatorOptions
{
    /// <summary>The origin under which people join, such as <c>https://meet.example</c>; without it rooms have no URL in their status.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>What holds for all rooms.</summary>
    public RoomOptions Rooms { get; set; } = new();

    /// <summary>How media nodes are judged.</summary>
    public NodeOptions Nodes { get; set; } = new();

    /// <summary>How nodes are chosen.</summary>
    public PlacementOptions Placement { get; set; } = new();

    /// <summary>The program itself.</summary>
    public ProgramOptions Operator { get; set; } = new();

    /// <summary>Section <c>Rooms</c>.</summary>
    internal sealed class RoomOptions
    {
        /// <summary>How long a room stays open with nobody in it; zero: for ever. Five minutes is what clients of LiveKit expect.</summary>
        [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
        public TimeSpan EmptyTimeout { get; set; } = TimeSpan.FromMinutes(5);

        /// <summary>How long a room that ended is kept: long enough to be asked why.</summary>
        [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
        public TimeSpan EndedRetention { get; set; } = TimeSpan.FromMinutes(5);

        /// <summary>How long nodes have to tell everybody and close a room; a node does it at once or not at all.</summary>
        [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
        public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(15);
    }

    /// <summary>Section <c>Nodes</c>.</summary>
    internal sealed class NodeOptions
    {
        /// <summary>A node without a heartbeat for so long takes no more rooms: three of its heartbeats.</summary>
        [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
        public TimeSpan HeartbeatTimeout { get; set; } = TimeSpan.FromSeconds(15);

        /// <summary>A node that stays silent for so long more loses its rooms: short, for people in them wait.</summary>
        [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
        public TimeSpan LossTimeout { get; set; } = TimeSpan.FromSeconds(5);

        /// <summary>A silent node's resource is deleted after so long, for nodes that have no Pod to go with.</summary>
        [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
        public TimeSpan Retention { get; set; } = TimeSpan.FromMinutes(10);
    }

    /// <summary>Section <c>Placement</c>.</summary>
    internal sealed class PlacementOptions
    {
        /// <summary>What is preferred among nodes that can serve a room.</summary>
        [EnumDataType(typeof(PlacementStrategy))]
        public PlacementStrategy Strategy { get; set; } = PlacementStrategy.Spread;
    }

    /// <summary>Section <c>Operator</c>.</summary>
    internal sealed class ProgramOptions
    {
        /// <summary>The namespace whose rooms and nodes are served; empty: all.</summary>
        public string? Namespace { get; set; }

        /// <summary>How often everything is looked at though nothing changed.</summary>
        [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
        public TimeSpan ResyncPeriod { get; set; } = TimeSpan.FromMinutes(10);

        /// <summary>Whether several operators agree on one that acts; only a host that is the whole cluster can do without.</summary>
        public bool LeaderElection { get; set; } = true;

        /// <summary>The namespace of the Lease.</summary>
        [Required]
        public string LeaseNamespace { get; set; } = "default";

        /// <summary>This operator's name in the Lease; the Pod's name is one that no other has.</summary>
        [Required]
        public string Identity { get; set; } = Environment.MachineName;

        /// <summary>How long a leader may be silent before another takes over.</summary>
        [Range(typeof(TimeSpan), "00:00:03", "00:05:00")]
        public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

        /// <summary>How often the leader renews; several times in a duration, so that one failure changes nothing.</summary>
        [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
        public TimeSpan LeaseRenewPeriod { get; set; } = TimeSpan.FromSeconds(3);
    }
}
