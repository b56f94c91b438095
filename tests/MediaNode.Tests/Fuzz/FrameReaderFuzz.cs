using CsCheck;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.Tests.Fuzz;

public class FrameReaderFuzz
{
    [Fact]
    public void Any_stream_is_cut_as_a_slow_reading_would_cut_it() =>
        Gen.Byte.Array[0, 4000].Sample(Check, iter: 3000);

    [Fact]
    public void Streams_of_small_lengths_are_cut_as_a_slow_reading_would_cut_them() =>
        Gen.Int[0, 12].Select(value => (byte)(value > 9 ? 0 : value)).Array[0, 400].Sample(Check, iter: 30_000);

    private static void Check(byte[] stream)
    {
        var reader = new FrameReader();
        var found = new List<byte[]>();
        for (var at = 0; at < stream.Length && !reader.IsBroken;)
        {
            var length = Math.Min(97, stream.Length - at);
            stream.AsSpan(at, length).CopyTo(reader.Free);
            reader.Appended(length);
            at += length;
            while (reader.TryTake(out var frame))
            {
                found.Add(frame.ToArray());
            }
        }

        Assert.Equal(Slowly(stream, out var broken), found);
        Assert.Equal(broken, reader.IsBroken);
    }

    private static List<byte[]> Slowly(byte[] stream, out bool broken)
    {
        var frames = new List<byte[]>();
        broken = false;
        for (var at = 0; at + 2 <= stream.Length;)
        {
            var length = stream[at] * 256 + stream[at + 1];
            if (length > FrameReader.MaxFrame)
            {
                broken = true;
                break;
            }

            if (at + 2 + length > stream.Length)
            {
                break;
            }

            if (length > 0)
            {
                frames.Add(stream[(at + 2)..(at + 2 + length)]);
            }

            at += 2 + length;
        }

        return frames;
    }
}
