#if DEBUG
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.Transport;

/// <summary>The assertion exists in DEBUG builds only; CI runs this suite in both.</summary>
public class SingleOwnerTests
{
    [Fact]
    public void What_a_running_worker_owns_fails_on_any_other_thread()
    {
        using var socket = new MemorySocketBatch();
        var worker = new UdpWorker(0, socket, new RecordingReceiver(), 0);
        var owner = new Thread(() => worker.Owner.TakeForLife());
        owner.Start();
        owner.Join();

        Assert.Throws<InvalidOperationException>(() => worker.Peers.Count.Equals(worker.Peers.Find(default)));
        Assert.Throws<InvalidOperationException>(() => worker.Batch.Reserve(1).IsEmpty);
        Assert.Throws<InvalidOperationException>(() => worker.RunOnce(0));
    }

    [Fact]
    public void Between_two_runs_by_hand_nobody_owns_it()
    {
        using var socket = new MemorySocketBatch();
        var worker = new UdpWorker(0, socket, new RecordingReceiver(), 0);
        worker.RunOnce(0);
        var other = new Thread(() => worker.RunOnce(1));
        other.Start();
        other.Join();
        Assert.Equal(1, worker.Now);
    }
}
#endif
