namespace SfuPlatform.MediaNode.Tests.Rtp.Extensions;

/// <summary>Writes bits from the highest to the lowest of each byte: the other side of what is tested.</summary>
internal sealed class BitWriter
{
    private readonly List<bool> _bits = [];

    public BitWriter Write(uint value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            _bits.Add((value >> i & 1) != 0);
        }

        return this;
    }

    public BitWriter WriteNonSymmetric(uint value, uint bound)
    {
        var width = (int)Math.Floor(Math.Log2(bound)) + 1;
        var shorter = (1u << width) - bound;
        return value < shorter ? Write(value, width - 1) : Write(value + shorter, width);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[(_bits.Count + 7) / 8];
        for (var i = 0; i < _bits.Count; i++)
        {
            bytes[i / 8] |= (byte)(_bits[i] ? 0x80 >> i % 8 : 0);
        }

        return bytes;
    }
}
