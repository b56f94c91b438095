using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.TestKit.Conferences;

/// <summary>A track that a virtual client receives: keeps what came by sequence number and asks again for what did not.</summary>
internal sealed class MediaReceiver(MediaKind kind, uint ssrc, uint? rtxSsrc)
{
    private const long AskInterval = 60_000;
    private const int MostAsked = 10;

    private readonly SortedDictionary<long, long> _numbers = [];
    private readonly Dictionary<long, (int Times, long Next)> _missing = [];
    private SequenceUnwrapper _unwrapper;
    private long _highest = long.MinValue;

    public MediaKind Kind => kind;

    public uint Ssrc => ssrc;

    public uint? RtxSsrc => rtxSsrc;

    /// <summary>The running numbers of the payloads, in the order of their sequence numbers.</summary>
    public IEnumerable<long> Numbers => _numbers.Values;

    /// <summary>The same with their sequence numbers.</summary>
    public IEnumerable<KeyValuePair<long, long>> Packets => _numbers;

    /// <summary>How many different packets came.</summary>
    public int Count => _numbers.Count;

    /// <summary>Packets that came by RTX.</summary>
    public int Repaired { get; private set; }

    /// <summary>Packets that came more than once.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Sequence numbers that are missing now.</summary>
    public int Missing => _missing.Count;

    /// <summary>Sender reports that came.</summary>
    public int SenderReports { get; set; }

    /// <summary>Whether lost packets are asked for again.</summary>
    public bool Asks { get; set; } = kind == MediaKind.Video;

    /// <summary>Takes a packet of the stream itself.</summary>
    public void Receive(ref RtpPacket packet, long now) => Take(_unwrapper.Unwrap(packet.SequenceNumber), packet.Payload, now);

    /// <summary>Takes a packet of the repair stream (RFC 4588).</summary>
    public void ReceiveRepair(ref RtpPacket packet, long now)
    {
        var payload = packet.Payload;
        if (payload.Length >= 2)
        {
            Repaired++;
            Take(_unwrapper.Unwrap((ushort)((payload[0] << 8) | payload[1])), payload[2..], now);
        }
    }

    /// <summary>Writes what is to be asked again now; 0: nothing.</summary>
    public int WriteDueNack(Span<byte> buffer, long now)
    {
        if (!Asks)
        {
            return 0;
        }

        var due = _missing.Where(entry => entry.Value.Next <= now && entry.Value.Times < MostAsked)
            .Select(entry => entry.Key).Order().Take(100).ToArray();
        foreach (var sequence in due)
        {
            _missing[sequence] = (_missing[sequence].Times + 1, now + AskInterval);
        }

        var writer = new RtcpWriter(buffer);
        writer.AppendReceiverReport(1, []);
        return due.Length > 0 && writer.AppendNack(1, ssrc, [.. due.Select(sequence => (ushort)sequence)]) ? writer.Length : 0;
    }

    private void Take(long sequence, ReadOnlySpan<byte> payload, long now)
    {
        if (_highest != long.MinValue)
        {
            for (var hole = _highest + 1; hole < sequence; hole++)
            {
                _missing[hole] = (0, now + 5_000);
            }
        }

        _highest = Math.Max(_highest, sequence);
        _missing.Remove(sequence);
        Duplicates += _numbers.TryAdd(sequence, FakeFrames.NumberOf(payload)) ? 0 : 1;
    }
}
