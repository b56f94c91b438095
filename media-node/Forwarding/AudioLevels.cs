using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// How loud a track is, from what each packet tells (RFC 6464): rises within a few packets, falls over some tenths of a
/// second. Owner: the publisher's worker; anybody may read <see cref="Current"/>.
/// </summary>
internal sealed class AudioLevels
{
    private const double Rise = 0.35;
    private const double Fall = 0.06;
    private const long SilentAfter = 300_000;
    private const int Silence = 127;

    private static readonly double[] Amplitudes = [.. Enumerable.Range(0, Silence + 1).Select(ToAmplitude)];

    private double _current;
    private long _lastPacket;

    /// <summary>0 (silent) to 1 (as loud as can be).</summary>
    public double Current => Volatile.Read(ref _current);

    /// <summary>A packet with this level came.</summary>
    public void Add(AudioLevel level, long now)
    {
        _lastPacket = now;
        var target = Amplitudes[level.Level & Silence];
        Volatile.Write(ref _current, _current + (target - _current) * (target > _current ? Rise : Fall));
    }

    /// <summary>No packets is silence too: senders stop in pauses (DTX), and when muted.</summary>
    public void Tick(long now)
    {
        if (_current != 0 && now - _lastPacket > SilentAfter)
        {
            Volatile.Write(ref _current, 0);
        }
    }

    private static double ToAmplitude(int level) => level == Silence ? 0 : Math.Pow(10, -level / 20.0);
}
