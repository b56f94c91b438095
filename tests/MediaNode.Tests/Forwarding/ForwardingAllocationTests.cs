using SfuPlatform.MediaNode.Forwarding;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

public class ForwardingAllocationTests
{
    private const int Subscribers = 10;
    private const int WarmUp = 6_000;
    private const int Measured = 3_000;

    [Fact]
    public void Forwarding_a_packet_to_many_subscribers_allocates_nothing()
    {
        var conference = new Conference();
        var track = conference.Publisher.Publish(Conference.Video());
        var transports = Subscribe(track);
        var allocated = Allocated(conference, transports, (_, _) => { });

        Assert.Equal(0, allocated);
        Assert.All(transports, transport => Assert.Equal(WarmUp + Measured, transport.SentCount));
    }

    [Fact]
    public void Sending_packets_again_allocates_nothing()
    {
        var conference = new Conference();
        var track = conference.Publisher.Publish(Conference.Video());
        var transports = Subscribe(track);
        var nack = Conference.Nack(5000, 0, 1);

        var allocated = Allocated(conference, transports, (transport, _) =>
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(nack.AsSpan(12), (ushort)(transport.LastSequence - 3));
            transport.Listener!.Rtcp(nack, transport.Now);
        });

        Assert.Equal(0, allocated);
        Assert.InRange(conference.Transport.Counters.Retransmissions, Subscribers * Measured, long.MaxValue);
    }

    [Fact]
    public void Dropping_layers_and_asking_for_lost_packets_allocates_nothing()
    {
        var conference = new Conference();
        var track = conference.Publisher.Publish(Conference.Video());
        var (down, transport) = Conference.Subscribe(track);
        down.SetTarget(0, temporal: 0);
        transport.CountsOnly = true;

        Assert.Equal(0, Allocated(conference, [transport], (_, _) => { }, temporal: true));
    }

    private static FakeTransport[] Subscribe(UpTrack track)
    {
        var transports = Enumerable.Range(0, Subscribers).Select(_ => Conference.Subscribe(track).Transport).ToArray();
        foreach (var transport in transports)
        {
            transport.CountsOnly = true;
        }

        return transports;
    }

    private static long Allocated(
        Conference conference, FakeTransport[] transports, Action<FakeTransport, int> feedback, bool temporal = false)
    {
        var payload = TestPackets.Vp8(key: false, picture: 0, length: 1100);
        var packet = TestPackets.Rtp(
            Conference.Vp8, 0, 0, 1000, payload, extension: [(Conference.Ids.Mid, "1"u8.ToArray()), (Conference.Ids.TransportSequence, [0, 0])]);
        var header = packet.Length - payload.Length;
        conference.Transport.Receive(TestPackets.Rtp(Conference.Vp8, 0, 0, 1000, TestPackets.Vp8(true, 0), extension: [(4, "1"u8.ToArray())]), 0);
        Run(1, WarmUp);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(WarmUp, WarmUp + Measured);
        return GC.GetAllocatedBytesForCurrentThread() - before;

        void Run(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)i);
                System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), (uint)(i * 300));
                System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(header + 2), (ushort)(i | 0x8000));
                packet[header + 5] = (byte)(temporal && i % 2 == 1 ? 0x40 : 0);
                conference.Transport.Now += 3_000;
                if (!temporal || i % 50 != 0)
                {
                    conference.Transport.Receive(packet, i);
                }

                foreach (var transport in transports)
                {
                    transport.Now = conference.Transport.Now;
                    feedback(transport, i);
                }
            }
        }
    }
}
