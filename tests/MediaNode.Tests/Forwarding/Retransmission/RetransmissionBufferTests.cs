using SfuPlatform.MediaNode.Forwarding.Retransmission;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Retransmission;

public class RetransmissionBufferTests
{
    private static readonly byte[] Header = [0xA0, 96, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3];

    [Fact]
    public void A_packet_comes_back_as_it_was_but_without_padding_flag()
    {
        var buffer = new RetransmissionBuffer();
        buffer.Add(70_000, Header, [1, 2, 3], 0);

        Assert.True(buffer.TryGet(70_000, 1, out var header, out var rtxPayload));

        Assert.Equal([0x80, .. Header[1..]], header.ToArray());
        Assert.Equal([1, 2, 3], rtxPayload[RtxStream.OriginalSequenceLength..].ToArray());
    }

    [Fact]
    public void A_packet_that_never_came_or_is_too_old_is_not_there()
    {
        var buffer = new RetransmissionBuffer();
        buffer.Add(5, Header, [1], 0);

        Assert.False(buffer.TryGet(6, 0, out _, out _));
        Assert.False(buffer.TryGet(5 + 1024, 0, out _, out _));
        Assert.True(buffer.TryGet(5, RetransmissionBuffer.MaxAge, out _, out _));
        Assert.False(buffer.TryGet(5, RetransmissionBuffer.MaxAge + 1, out _, out _));
    }

    [Fact]
    public void Only_the_newest_packets_are_kept()
    {
        var buffer = new RetransmissionBuffer(packets: 64);
        for (var sequence = 0; sequence < 100; sequence++)
        {
            buffer.Add(sequence, Header, [(byte)sequence], 0);
        }

        Assert.False(buffer.TryGet(35, 0, out _, out _));
        Assert.True(buffer.TryGet(36, 0, out _, out var payload));
        Assert.Equal(36, payload[^1]);
    }

    [Fact]
    public void Memory_grows_with_the_bit_rate_and_is_then_used_again()
    {
        var buffer = new RetransmissionBuffer();
        var payload = new byte[1200];
        var atTwoSeconds = 0;
        for (var sequence = 0; sequence < 3000; sequence++)
        {
            buffer.Add(sequence, Header, payload, sequence * 4_000L);
            atTwoSeconds = sequence == 500 ? buffer.AllocatedBytes : atTwoSeconds;
        }

        Assert.Equal(atTwoSeconds, buffer.AllocatedBytes);
        Assert.InRange(buffer.AllocatedBytes, 300 * 1200, 600 * 1200);
    }

    [Fact]
    public void A_burst_does_not_grow_it_beyond_its_bound_and_overwritten_packets_are_not_returned()
    {
        var buffer = new RetransmissionBuffer(packets: 4096);
        var payload = new byte[1400];
        for (var sequence = 0; sequence < 4000; sequence++)
        {
            payload[0] = (byte)sequence;
            buffer.Add(sequence, Header, payload, 0);
        }

        Assert.Equal(2 * 1024 * 1024, buffer.AllocatedBytes);
        Assert.False(buffer.TryGet(0, 0, out _, out _));
        Assert.True(buffer.TryGet(3000, 0, out _, out var kept));
        Assert.Equal(unchecked((byte)3000), kept[2]);
    }
}
