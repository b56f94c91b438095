using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>
/// The status symbols of a transport feedback, chunk by chunk: 0 lost, 1 arrived with a small delta, 2 arrived with a
/// large or negative delta; 3 is reserved.
/// <code>
///  |0| symbol (2) | run length (13) |      |1|0| 14 symbols of 1 bit |      |1|1| 7 symbols of 2 bits |
/// </code>
/// </summary>
internal ref struct TransportFeedbackChunks(ReadOnlySpan<byte> chunks)
{
    private ReadOnlySpan<byte> _rest = chunks;
    private int _chunk;
    private int _left;

    /// <summary>Bytes of the delta of a packet with this symbol.</summary>
    public static int DeltaLength(int symbol) => symbol switch { 1 => 1, 2 => 2, _ => 0 };

    /// <summary>
    /// Finds where the chunks end and the deltas begin. False: they do not hold <paramref name="packets"/> symbols, use
    /// the reserved one, or a delta is missing.
    /// </summary>
    public static bool TryMeasure(ReadOnlySpan<byte> source, int packets, out int chunkBytes)
    {
        var walk = new TransportFeedbackChunks(source);
        chunkBytes = 0;
        long deltaBytes = 0;
        for (var i = 0; i < packets; i++)
        {
            if (!walk.TryNext(out var symbol) || symbol == 3)
            {
                return false;
            }

            deltaBytes += DeltaLength(symbol);
        }

        chunkBytes = source.Length - walk._rest.Length;
        return deltaBytes <= walk._rest.Length;
    }

    /// <summary>The next symbol, or false where there is no further chunk.</summary>
    public bool TryNext(out int symbol)
    {
        symbol = 0;
        while (_left == 0)
        {
            if (_rest.Length < 2)
            {
                return false;
            }

            _chunk = BinaryPrimitives.ReadUInt16BigEndian(_rest);
            _rest = _rest[2..];
            _left = (_chunk & 0x8000) == 0 ? _chunk & 0x1FFF : (_chunk & 0x4000) == 0 ? 14 : 7;
        }

        _left--;
        symbol = (_chunk & 0x8000) == 0
            ? _chunk >> 13 & 3
            : (_chunk & 0x4000) == 0
                ? _chunk >> _left & 1
                : _chunk >> 2 * _left & 3;
        return true;
    }
}
