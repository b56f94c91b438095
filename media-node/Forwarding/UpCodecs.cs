using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>The codecs of a published track by payload type. Immutable.</summary>
internal sealed class UpCodecs
{
    private const int PayloadTypes = 128;

    private readonly UpCodec?[] _media = new UpCodec?[PayloadTypes];
    private readonly UpCodec?[] _repairs = new UpCodec?[PayloadTypes];

    /// <summary>Reads what was negotiated.</summary>
    public UpCodecs(IEnumerable<NegotiatedCodec> negotiated)
    {
        All = [.. negotiated.Select((codec, index) => new UpCodec(index, codec))];
        foreach (var known in All)
        {
            var codec = known.Negotiated;
            _media[codec.PayloadType & (PayloadTypes - 1)] = known;
            if (codec.RtxPayloadType is { } rtx)
            {
                _repairs[rtx & (PayloadTypes - 1)] = known;
            }

            OpusPayloadType ??= IsOpus(codec) ? codec.PayloadType : null;
        }
    }

    /// <summary>All codecs, by their index.</summary>
    public IReadOnlyList<UpCodec> All { get; }

    /// <summary>The publisher's payload type of plain Opus, if it was negotiated.</summary>
    public byte? OpusPayloadType { get; }

    /// <summary>The codec with this payload type; null: not negotiated.</summary>
    public UpCodec? Media(byte payloadType) => _media[payloadType];

    /// <summary>The codec that this payload type repeats (RTX); null: none.</summary>
    public UpCodec? RepairedBy(byte payloadType) => _repairs[payloadType];

    private static bool IsOpus(NegotiatedCodec codec) => codec.Name.Equals("opus", StringComparison.OrdinalIgnoreCase);
}
