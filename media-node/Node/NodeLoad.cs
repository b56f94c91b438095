using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.MediaNode.Rooms;

namespace SfuPlatform.MediaNode.Node;

/// <summary>What the node carries: rates since the last look. Call from one thread at a time.</summary>
internal sealed class NodeLoad(RoomRegistry rooms, NodeCounters counters, TimeProvider time)
{
    private const int BitsPerByte = 8;
    private const int MillicoresPerCore = 1000;

    private long _lastLook = time.GetTimestamp();
    private long _packets;
    private long _bytes;
    private TimeSpan _cpu = Environment.CpuUsage.TotalTime;

    /// <summary>What is carried now; rates are averages since the call before.</summary>
    public MediaNodeLoad Measure()
    {
        var packets = counters.Sum(worker => worker.PacketsIn + worker.PacketsOut);
        var bytes = counters.Sum(worker => worker.BytesIn + worker.BytesOut);
        var cpu = Environment.CpuUsage.TotalTime;
        var now = time.GetTimestamp();
        var seconds = Math.Max(0.001, time.GetElapsedTime(_lastLook, now).TotalSeconds);
        var summaries = rooms.Rooms.Select(room => room.Summary).ToList();
        var load = new MediaNodeLoad
        {
            Rooms = summaries.Count,
            Participants = summaries.Sum(summary => summary.Participants),
            PacketsPerSecond = (long)((packets - _packets) / seconds),
            BitsPerSecond = (long)((bytes - _bytes) * BitsPerByte / seconds),
            CpuMillicores = (int)((cpu - _cpu).TotalSeconds * MillicoresPerCore / seconds),
        };
        (_lastLook, _packets, _bytes, _cpu) = (now, packets, bytes, cpu);
        return load;
    }
}
