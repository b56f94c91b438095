using CsCheck;
using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.Forwarding.Rewriting;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Rewriting;

public class Vp8RewriterTests
{
    [Theory]
    [InlineData(true, 32_766)]
    [InlineData(false, 126)]
    public void Pictures_count_on_over_the_wrap_around_and_over_dropped_ones(bool isLong, int first)
    {
        var cycle = isLong ? 1 << 15 : 1 << 7;
        var rewriter = new Vp8Rewriter(9);
        rewriter.Rebase(Picture(first, isLong));
        var outputs = new List<int>();
        for (var i = 0; i < 8; i++)
        {
            var picture = Picture((first + i) % cycle, isLong);
            if (i % 2 == 1)
            {
                rewriter.Drop(picture);
                continue;
            }

            Assert.True(rewriter.TryRewrite(picture, out var numbers));
            Assert.True(rewriter.TryRewrite(picture, out var again));
            Assert.Equal(numbers, again);
            outputs.Add(numbers.PictureId);
        }

        Assert.Equal([9, 10, 11, 12], outputs);
    }

    [Fact]
    public void All_numbers_go_on_by_one_when_the_stream_changes()
    {
        var rewriter = new Vp8Rewriter(100);
        rewriter.Rebase(Picture(50, tl0: 7, key: 3));
        rewriter.TryRewrite(Picture(50, tl0: 7, key: 3), out _);
        rewriter.TryRewrite(Picture(51, tl0: 8, key: 3), out var before);

        var other = Picture(20_000, tl0: 200, key: 30);
        rewriter.Rebase(other);
        rewriter.TryRewrite(other, out var after);

        Assert.Equal(before.PictureId + 1, after.PictureId);
        Assert.Equal((byte)(before.Tl0 + 1), after.Tl0);
        Assert.Equal(before.KeyIndex + 1 & 0x1F, after.KeyIndex);
    }

    [Fact]
    public void A_picture_that_was_lost_keeps_its_place_and_fills_it_when_it_comes()
    {
        var rewriter = new Vp8Rewriter(0);
        rewriter.Rebase(Picture(10));
        rewriter.TryRewrite(Picture(10), out _);
        rewriter.TryRewrite(Picture(12), out var after);
        Assert.True(rewriter.TryRewrite(Picture(11), out var late));

        Assert.Equal((2, 1), (after.PictureId, late.PictureId));
    }

    [Fact]
    public void Pictures_are_contiguous_whatever_is_dropped_and_however_often_the_stream_changes() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 15], Gen.Int[0, 32_767]).Array[1, 200].Sample(steps =>
        {
            var rewriter = new Vp8Rewriter(32_700);
            var expected = 32_700;
            var picture = 32_760;
            rewriter.Rebase(Picture(picture));
            foreach (var (drop, change, other) in steps)
            {
                if (change == 0)
                {
                    picture = other;
                    rewriter.Rebase(Picture(picture));
                }

                if (drop)
                {
                    rewriter.Drop(Picture(picture));
                }
                else
                {
                    Assert.True(rewriter.TryRewrite(Picture(picture), out var numbers));
                    Assert.Equal(expected++ & 0x7FFF, numbers.PictureId);
                }

                picture = picture + 1 & 0x7FFF;
            }
        });

    [Fact]
    public void Numbers_are_written_where_the_source_has_them_and_nothing_else_changes()
    {
        byte[] payload = [0x90, 0xF0, 0x80, 0x05, 0x33, 0x67, 0x00, 0xAA];
        Assert.True(Vp8Descriptor.TryParse(payload, out var descriptor));

        new Vp8Numbers { PictureId = 0x1234, Tl0 = 0x44, KeyIndex = 0x09 }.WriteTo(payload, descriptor);

        Assert.Equal([0x90, 0xF0, 0x92, 0x34, 0x44, 0x69, 0x00, 0xAA], payload);
    }

    private static Vp8Descriptor Picture(int id, bool isLong = true, byte tl0 = 0, byte key = 0) => new()
    {
        PictureIdOffset = 2,
        HasLongPictureId = isLong,
        PictureId = (ushort)id,
        Tl0Offset = 4,
        Tl0 = tl0,
        KeyIndexOffset = 5,
        HasKeyIndex = true,
        KeyIndex = key,
        StartsFrame = true,
    };
}
