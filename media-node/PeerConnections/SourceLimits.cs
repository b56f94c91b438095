using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// How many checks of strangers from one place are looked at: each costs a message authentication code, and anybody may
/// send them. Fixed memory: places share buckets by a hash that nobody outside knows. Owner: one worker.
/// </summary>
internal sealed class SourceLimits
{
    private const int Buckets = 4096;
    private const long Window = 1_000_000;
    private const int ChecksPerWindow = 200; // A school behind one address joins at once: some checks each, until answered.

    private readonly Bucket[] _buckets = new Bucket[Buckets];
    private readonly int _seed = System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>Whether one more from this place may be looked at now. A place is an IPv4 address or an IPv6 /64.</summary>
    public bool Allows(in TransportAddress from, long now)
    {
        var place = from.IsIPv4 ? from.IPv4 : from.High;
        ref var bucket = ref _buckets[(uint)HashCode.Combine(_seed, place) % Buckets];
        if (now - bucket.Since >= Window)
        {
            bucket = new Bucket { Since = now };
        }

        return ++bucket.Count <= ChecksPerWindow;
    }

    private struct Bucket
    {
        public long Since;
        public int Count;
    }
}
