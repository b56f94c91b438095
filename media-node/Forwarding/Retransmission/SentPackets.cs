using SfuPlatform.MediaNode.Forwarding.Rewriting;

namespace SfuPlatform.MediaNode.Forwarding.Retransmission;

/// <summary>
/// Which packet of which stream the newest packets sent to a subscriber were, and when each was last sent again. The
/// bytes are in the stream's <see cref="RetransmissionBuffer"/>. Owner: the down track.
/// </summary>
/// <param name="packets">How many are remembered; a power of two.</param>
internal sealed class SentPackets(int packets)
{
    /// <summary>How often one packet is sent again at most.</summary>
    public const int MaxAttempts = 6;

    private const long MinInterval = 10_000;

    private readonly Sent[] _sent = new Sent[packets];

    /// <summary>Remembers a packet.</summary>
    public void Add(in RewrittenPacket packet, RetransmissionBuffer source, long sourceSequence)
    {
        ref var entry = ref _sent[packet.Sequence & (packets - 1)];
        entry.Packet = packet;
        entry.Source = source;
        entry.SourceSequence = sourceSequence;
        entry.ResentAt = 0;
        entry.Attempts = 0;
    }

    /// <summary>Forgets everything (before a pause makes the sources unsure).</summary>
    public void Clear() => Array.Clear(_sent);

    /// <summary>Whether this packet is remembered, and where its bytes are.</summary>
    public bool TryFind(ushort sequence, out RewrittenPacket packet, out RetransmissionBuffer? source, out long sourceSequence)
    {
        ref var entry = ref _sent[sequence & (packets - 1)];
        packet = entry.Packet;
        source = entry.Source;
        sourceSequence = entry.SourceSequence;
        return source is not null && (ushort)packet.Sequence == sequence;
    }

    /// <summary>Whether a remembered packet may be sent again: not within a round trip, not too often. Counts the attempt.</summary>
    public bool TryResend(ushort sequence, long now, long roundTrip)
    {
        ref var entry = ref _sent[sequence & (packets - 1)];
        if (entry.Attempts >= MaxAttempts || (entry.Attempts > 0 && now - entry.ResentAt < Math.Max(MinInterval, roundTrip)))
        {
            return false;
        }

        entry.ResentAt = now;
        entry.Attempts++;
        return true;
    }

    private struct Sent
    {
        public RewrittenPacket Packet;
        public RetransmissionBuffer? Source;
        public long SourceSequence;
        public long ResentAt;
        public byte Attempts;
    }
}
