using CsCheck;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Tests.Rtp;

public class RtpHeaderTests
{
    private static readonly Gen<(byte Id, byte[] Value)[]> Extensions =
        Gen.Select(Gen.Byte[1, 14], Gen.Byte.Array[1, 16]).Array[0, 5]
            .Select(all => all.DistinctBy(extension => extension.Item1).Select(e => (e.Item1, e.Item2)).ToArray());

    [Fact]
    public void A_header_that_was_written_is_read_again() =>
        Gen.Select(Gen.Byte[0, 127], Gen.Bool, Gen.UShort, Gen.UInt, Gen.UInt, Extensions, Gen.Bool).Sample(
            (payloadType, marker, sequence, timestamp, ssrc, extensions, twoByte) =>
            {
                var buffer = new byte[200];
                var writer = new RtpHeaderWriter(buffer, twoByte);
                writer.Write(payloadType, marker, sequence, timestamp, ssrc);
                var offsets = new List<int>();
                foreach (var (id, value) in extensions)
                {
                    offsets.Add(writer.AddExtension(id, value));
                }

                var length = writer.Finish();
                Assert.True(RtpPacket.TryParse(buffer.AsSpan(0, length + 10), out var packet));
                Assert.Equal(payloadType, packet.PayloadType);
                Assert.Equal(marker, packet.Marker);
                Assert.Equal(sequence, packet.SequenceNumber);
                Assert.Equal(timestamp, packet.Timestamp);
                Assert.Equal(ssrc, packet.Ssrc);
                Assert.Equal(length, packet.HeaderLength);
                Assert.Equal(10, packet.Payload.Length);
                for (var i = 0; i < extensions.Length; i++)
                {
                    Assert.True(packet.TryGetExtension(extensions[i].Id, out var value));
                    Assert.Equal(extensions[i].Value, value.ToArray());
                    Assert.Equal(extensions[i].Value, buffer[offsets[i]..(offsets[i] + value.Length)]);
                }

                Assert.False(packet.TryGetExtension(0, out _));
            });

    [Fact]
    public void The_one_byte_form_refuses_what_only_the_two_byte_form_can_carry()
    {
        var oneByte = new RtpHeaderWriter(new byte[100]);
        Assert.Equal(-1, oneByte.AddExtension(15, [1]));
        Assert.Equal(-1, oneByte.AddExtension(1, new byte[17]));
        Assert.Equal(-1, oneByte.AddExtension(1, []));
        Assert.Equal(-1, oneByte.AddExtension(0, [1]));
        Assert.Equal(12, oneByte.Finish());

        var twoByte = new RtpHeaderWriter(new byte[100], twoByteForm: true);
        Assert.Equal(18, twoByte.AddExtension(200, new byte[17]));
        Assert.Equal(37, twoByte.AddExtension(3, []));
    }

    [Fact]
    public void An_extension_without_room_is_not_written()
    {
        var writer = new RtpHeaderWriter(new byte[24]);
        Assert.Equal(17, writer.AddExtension(1, [1, 2, 3]));
        Assert.Equal(-1, writer.AddExtension(2, [1, 2, 3]));
        Assert.Equal(20, writer.Finish());
    }

    [Fact]
    public void Padding_is_known_after_decryption()
    {
        byte[] bytes = [0xA0, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 10, 11, 12, 0, 2, 99, 99, 99];
        Assert.True(RtpPacket.TryParse(bytes, out var packet));

        Assert.True(packet.Resize(bytes.Length - 3));
        Assert.Equal(2, packet.PaddingLength);
        Assert.Equal([10, 11, 12], packet.Payload.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void A_padding_count_that_does_not_fit_is_malformed(byte count)
    {
        byte[] bytes = [0xA0, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 10, 11, 12, count];
        Assert.True(RtpPacket.TryParse(bytes, out var packet));

        Assert.False(packet.Resize(bytes.Length));
        Assert.True(packet.Payload.IsEmpty);
    }

    [Fact]
    public void Nothing_behind_the_reserved_id_15_is_read()
    {
        byte[] bytes = [0x90, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0xBE, 0xDE, 0, 1, 0xF0, 1, 0x10, 7];
        Assert.True(RtpPacket.TryParse(bytes, out var packet));

        Assert.False(packet.TryGetExtension(1, out _));
    }
}
