using System.Buffers.Binary;
using CsCheck;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.Tests.Transport;

public class FrameReaderTests
{
    [Fact]
    public void Frames_come_out_whole_however_the_stream_was_cut() =>
        Gen.Select(Gen.Byte.Array[0, 300].List[0, 40], Gen.Int[1, 700].Array[1, 20]).Sample((frames, cuts) =>
        {
            var expected = frames.Where(frame => frame.Length > 0).ToList();
            Assert.Equal(expected, ReadAll(Stream(frames), cuts));
        });

    [Fact]
    public void The_longest_frame_fits_wherever_it_starts() =>
        Gen.Int[0, FrameReader.MaxFrame].Sample(before =>
        {
            byte[][] frames = [new byte[before], Enumerable.Repeat((byte)7, FrameReader.MaxFrame).ToArray()];
            Assert.Equal(frames.Where(frame => frame.Length > 0), ReadAll(Stream(frames), [FrameReader.MaxFrame]));
        });

    [Fact]
    public void A_frame_that_is_too_long_breaks_the_stream_for_good()
    {
        var reader = new FrameReader();
        Append(reader, [0, 1, 9, (FrameReader.MaxFrame + 1) >> 8, 1]);
        Assert.True(reader.TryTake(out var frame));
        Assert.Equal([9], frame.ToArray());
        Assert.False(reader.TryTake(out _));
        Assert.True(reader.IsBroken);
        Append(reader, [0, 1, 9]);
        Assert.False(reader.TryTake(out _));
    }

    private static byte[] Stream(IEnumerable<byte[]> frames) => [.. frames.SelectMany(frame =>
    {
        var head = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)frame.Length);
        return head.Concat(frame);
    })];

    private static List<byte[]> ReadAll(ReadOnlySpan<byte> stream, int[] cuts)
    {
        var reader = new FrameReader();
        var found = new List<byte[]>();
        for (var turn = 0; !stream.IsEmpty; turn++)
        {
            var length = Math.Min(Math.Min(cuts[turn % cuts.Length], stream.Length), reader.Free.Length);
            Assert.NotEqual(0, length);
            Append(reader, stream[..length]);
            stream = stream[length..];
            while (reader.TryTake(out var frame))
            {
                found.Add(frame.ToArray());
            }
        }

        return found;
    }

    private static void Append(FrameReader reader, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(reader.Free);
        reader.Appended(bytes.Length);
    }
}
