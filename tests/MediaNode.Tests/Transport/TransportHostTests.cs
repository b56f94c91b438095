using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.MediaNode.Transport.Hosting;
using SfuPlatform.MediaNode.Transport.Sockets;

namespace SfuPlatform.MediaNode.Tests.Transport;

/// <summary>Real threads and real sockets over loopback; every wait has an end.</summary>
[Collection(Alone.Name)]
public class TransportHostTests
{
    private const int Patience = 20_000;

    private static readonly TransportOptions Loopback = new()
    {
        Udp = new(IPAddress.Loopback, 0),
        Tcp = new(IPAddress.Loopback, 0),
        Workers = 3,
        BufferBytes = 1 << 18,
    };

    public static TheoryData<string> Kinds => Sockets.SocketBatchTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_worker_answers_on_the_one_port(string kind)
    {
        using var host = Start(new Echo(), Loopback with { Sockets = Enum.Parse<SocketKind>(kind) });
        var seen = new HashSet<byte>();
        // The kernel spreads source ports over the workers: of 200, each gets some.
        for (var i = 0; i < 200; i++)
        {
            using var client = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = Patience };
            client.SendTo([1, 2, 3], host.UdpEndPoint);
            var answer = new byte[10];
            Assert.Equal(4, client.Receive(answer));
            Assert.Equal([1, 2, 3], answer[1..4]);
            seen.Add(answer[0]);
        }

        Assert.Equal(host.Workers.Count, seen.Count);
    }

    [Fact]
    public void A_mailbox_message_reaches_a_worker_that_waits_for_packets()
    {
        using var host = Start(new Echo(), Loopback);
        using var arrived = new CountdownEvent(host.Workers.Count);
        var threads = new ConcurrentDictionary<int, bool>();
        foreach (var worker in host.Workers)
        {
            worker.Mailbox.PostAction(() =>
            {
                threads[Environment.CurrentManagedThreadId] = true;
                arrived.Signal();
            });
        }

        Assert.True(arrived.Wait(Patience));
        Assert.Equal(host.Workers.Count, threads.Count);
    }

    [Fact]
    public void A_fault_on_a_workers_thread_is_told_and_the_worker_goes_on()
    {
        var faults = new BlockingCollection<Exception>();
        using var host = new TransportHost(Loopback, TimeProvider.System, new Echo(), faults.Add);
        host.Start();
        using var done = new ManualResetEventSlim();
        host.Workers[0].Mailbox.PostAction(() => throw new InvalidOperationException("planted"));
        host.Workers[0].Mailbox.PostAction(done.Set);

        Assert.True(faults.TryTake(out var fault, Patience));
        Assert.Equal("planted", fault.Message);
        Assert.True(done.Wait(Patience));
    }

    [Fact]
    public void Started_and_stopped_a_hundred_times_it_leaves_no_thread_and_no_descriptor()
    {
        Start(new Echo(), Loopback).Dispose();
        var before = Descriptors();
        for (var i = 0; i < 100; i++)
        {
            Start(new Echo(), Loopback).Dispose();
        }

        Assert.InRange(Descriptors(), 0, before + 8); // Others of this test process come and go.
        using var again = Start(new Echo(), Loopback);
        Assert.NotEqual(0, again.UdpEndPoint.Port);
    }

    [Fact]
    public void The_ports_of_a_stopped_node_are_free_again()
    {
        var first = Start(new Echo(), Loopback);
        var ports = Loopback with { Udp = first.UdpEndPoint, Tcp = first.TcpEndPoint };
        Assert.Throws<SocketException>(() => new TransportHost(ports, TimeProvider.System, new Echo(), Fail));
        first.Dispose();
        using var second = Start(new Echo(), ports);
        Assert.Equal(first.UdpEndPoint, second.UdpEndPoint);
    }

    internal static TransportHost Start(IStrangerHandler strangers, TransportOptions options)
    {
        var host = new TransportHost(options, TimeProvider.System, strangers, Fail);
        host.Start();
        return host;
    }

    private static void Fail(Exception fault) => Environment.FailFast(fault.ToString());

    private static int Descriptors() => OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0;

    /// <summary>Answers every datagram with the worker's number before it.</summary>
    internal sealed class Echo : IStrangerHandler
    {
        public void Receive(UdpWorker worker, Span<byte> datagram, in TransportAddress from, long now) =>
            worker.Batch.Add([(byte)worker.Index, .. datagram], from);
    }
}
