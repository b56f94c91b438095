using k8s.Models;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.MediaNode.Node;

/// <summary>What the MediaNode of a node says. Pure.</summary>
internal static class NodeStatus
{
    /// <summary>The resource of a node that has none yet.</summary>
    public static Crds.V1Alpha1.MediaNode NewResource(NodeIdentity identity)
    {
        var node = new Crds.V1Alpha1.MediaNode
        {
            Metadata = new V1ObjectMeta
            {
                Name = identity.Name,
                NamespaceProperty = identity.Namespace,
                Labels = identity.Labels.Count > 0 ? new Dictionary<string, string>(identity.Labels) : null,
            },
        };
        if (identity.Pod is { } pod)
        {
            node.Metadata.OwnerReferences = [new V1OwnerReference { ApiVersion = "v1", Kind = "Pod", Name = pod.Name, Uid = pod.Uid }];
        }

        ApplySpec(node.Spec, identity);
        return node;
    }

    /// <summary>Brings the node's own part of the spec up to date; whether it is unschedulable is others' to say.</summary>
    /// <returns>Whether anything changed.</returns>
    public static bool ApplySpec(MediaNodeSpec spec, NodeIdentity identity)
    {
        if (spec.Region == identity.Region && spec.MaxRooms == identity.MaxRooms && spec.MaxParticipants == identity.MaxParticipants)
        {
            return false;
        }

        (spec.Region, spec.MaxRooms, spec.MaxParticipants) = (identity.Region, identity.MaxRooms, identity.MaxParticipants);
        return true;
    }

    /// <summary>Writes a heartbeat; conditions that the node does not own stay as they are.</summary>
    public static void Beat(
        Crds.V1Alpha1.MediaNode node, NodeIdentity identity, Uri? signaling, MediaNodeLoad load, bool isDraining, DateTimeOffset now)
    {
        var status = node.Status;
        status.Addresses = [.. identity.Addresses];
        status.UdpPort = identity.UdpPort;
        status.TcpPort = identity.TcpPort;
        status.SignalingUrl = signaling?.GetLeftPart(UriPartial.Authority);
        status.Version = identity.Version;
        status.Load = load;
        status.HeartbeatTime = now.UtcDateTime;
        var generation = node.Metadata.Generation;
        var (ready, reason, message) = isDraining
            ? (Conditions.False, "Stopping", "the node stops")
            : (Conditions.True, "Serving", "the node serves rooms");
        status.Conditions.Set(MeetingRoomKeys.ReadyCondition, ready, reason, message, generation, now);
        if (isDraining || status.Conditions.Find(MeetingRoomKeys.DrainingCondition) is not null)
        {
            var draining = isDraining ? Conditions.True : Conditions.False;
            status.Conditions.Set(MeetingRoomKeys.DrainingCondition, draining, reason, message, generation, now);
        }
    }
}
