using System.Diagnostics.Metrics;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Rooms;

namespace SfuPlatform.MediaNode.Node;

/// <summary>The node's counters as OpenTelemetry metrics; nothing is measured here, only read when somebody asks.</summary>
internal sealed class NodeMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "SfuPlatform.MediaNode";

    private const string Direction = "network.io.direction";
    private const string Reason = "reason";
    private const string Packets = "{packet}";

    /// <summary>Offers them.</summary>
    public NodeMetrics(IMeterFactory meters, NodeCounters counters, RoomRegistry rooms)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableCounter(
            "sfuplatform.media.packets", () => BothWays(counters, worker => worker.PacketsIn, worker => worker.PacketsOut), Packets, "Datagrams");
        meter.CreateObservableCounter(
            "sfuplatform.media.io", () => BothWays(counters, worker => worker.BytesIn, worker => worker.BytesOut), "By", "Bytes of datagrams");
        meter.CreateObservableCounter(
            "sfuplatform.media.rtp.packets", () => BothWays(counters, worker => worker.RtpIn, worker => worker.RtpOut), Packets, "RTP packets");
        meter.CreateObservableCounter("sfuplatform.media.drops", () => Drops(counters), Packets, "Packets that went no further, by reason");
        meter.CreateObservableCounter(
            "sfuplatform.media.retransmissions", () => counters.Sum(worker => worker.Retransmissions), Packets, "Packets resent to subscribers");
        meter.CreateObservableCounter(
            "sfuplatform.media.nacks", () => counters.Sum(worker => worker.NacksSent), Packets, "Packets asked again from publishers");
        meter.CreateObservableCounter(
            "sfuplatform.media.keyframe_requests", () => counters.Sum(worker => worker.KeyFrameRequests), "{request}", "Key frames asked from publishers");
        meter.CreateObservableCounter(
            "sfuplatform.media.receive_errors", () => counters.Sum(worker => worker.ReceiveErrors), "{error}", "Failures to take what had arrived");
        meter.CreateObservableGauge("sfuplatform.rooms", () => rooms.Rooms.Count, "{room}", "Open rooms");
        meter.CreateObservableGauge(
            "sfuplatform.participants", () => rooms.Rooms.Sum(room => room.Summary.Participants), "{participant}", "Participants over all rooms");
    }

    private static Measurement<long>[] BothWays(NodeCounters counters, Func<WorkerCounters, long> received, Func<WorkerCounters, long> sent) =>
    [
        new(counters.Sum(received), KeyValuePair.Create<string, object?>(Direction, "receive")),
        new(counters.Sum(sent), KeyValuePair.Create<string, object?>(Direction, "transmit")),
    ];

    private static IEnumerable<Measurement<long>> Drops(NodeCounters counters) =>
        from reason in Enum.GetValues<DropReason>()
        select new Measurement<long>(
            counters.Sum(worker => worker.Drops(reason)), KeyValuePair.Create<string, object?>(Reason, reason.ToString()));
}
