namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>Reads bits from the highest to the lowest of each byte; past the end it gives zeros and says so.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> _source = source;

    /// <summary>Bits read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Whether more was read than there is.</summary>
    public readonly bool IsOverrun => Position > 8 * _source.Length;

    /// <summary>The next bit.</summary>
    public bool ReadFlag() => Read(1) != 0;

    /// <summary>The next <paramref name="count"/> (at most 32) bits as a number.</summary>
    public uint Read(int count)
    {
        uint value = 0;
        for (var i = 0; i < count; i++)
        {
            var at = Position++;
            var bit = at < 8 * _source.Length ? _source[at >> 3] >> (7 - (at & 7)) & 1 : 0;
            value = value << 1 | (uint)bit;
        }

        return value;
    }

    /// <summary>A number below <paramref name="bound"/> in the non-symmetric code ns(n) of AV1's specification.</summary>
    public uint ReadNonSymmetric(uint bound)
    {
        var width = 32 - int.LeadingZeroCount((int)bound);
        var shorter = (1u << width) - bound;
        var value = Read(width - 1);
        return value < shorter ? value : (value << 1 | Read(1)) - shorter;
    }
}
