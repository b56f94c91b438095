namespace SfuPlatform.MediaNode.Forwarding.Reception;

/// <summary>Bits per second over the last second, in steps of a tenth. Owner: the worker that adds; anybody may read.</summary>
internal sealed class BitrateMeter
{
    private const long Step = 100_000;
    private const int Steps = 10;

    private readonly long[] _bytes = new long[Steps];
    private long _step;
    private long _sum;
    private long _bitsPerSecond;
    private long _total;

    /// <summary>The rate when it was last brought up to date.</summary>
    public long BitsPerSecond => Volatile.Read(ref _bitsPerSecond);

    /// <summary>All that came.</summary>
    public long TotalBytes => Volatile.Read(ref _total);

    /// <summary>Adds what came.</summary>
    public void Add(int bytes, long now)
    {
        Advance(now);
        _bytes[_step % Steps] += bytes;
        _sum += bytes;
        Volatile.Write(ref _total, _total + bytes);
    }

    /// <summary>Brings the rate up to date.</summary>
    public void Advance(long now)
    {
        var step = now / Step;
        if (step == _step)
        {
            return;
        }

        for (var passed = Math.Max(_step + 1, step - Steps + 1); passed <= step; passed++)
        {
            Volatile.Write(ref _bitsPerSecond, 8 * _sum);
            _sum -= _bytes[passed % Steps];
            _bytes[passed % Steps] = 0;
        }

        _step = step;
    }
}
