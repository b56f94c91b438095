namespace SfuPlatform.MediaNode.Tests.Fuzz;

/// <summary>Random and mutated input from a seed: a failure repeats.</summary>
internal sealed class Mutation(int seed)
{
    private readonly Random _random = new(seed);

    public Random Random => _random;

    /// <summary>Bytes of a random length up to the maximum.</summary>
    public byte[] Noise(int maxLength)
    {
        var bytes = new byte[_random.Next(maxLength + 1)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>The same with some bytes changed, cut off, repeated or inserted.</summary>
    public byte[] Of(ReadOnlySpan<byte> original)
    {
        var bytes = original.ToArray();
        for (var changes = _random.Next(1, 5); changes > 0; changes--)
        {
            bytes = Change(bytes);
        }

        return bytes;
    }

    private byte[] Change(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return Noise(8);
        }

        var at = _random.Next(bytes.Length);
        switch (_random.Next(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)_random.Next(256);
                return bytes;
            case 2:
                bytes[at] = (byte)(_random.Next(2) == 0 ? 0 : 0xFF);
                return bytes;
            case 3:
                return bytes[..at];
            case 4:
                return [.. bytes[..at], .. Noise(6), .. bytes[at..]];
            default:
                return [.. bytes, .. bytes[at..]];
        }
    }
}
