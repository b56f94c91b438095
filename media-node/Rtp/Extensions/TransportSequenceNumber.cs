using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>The number that a packet has among all packets of its transport (transport-wide congestion control).</summary>
internal static class TransportSequenceNumber
{
    /// <summary>Bytes of the value.</summary>
    public const int Length = 2;

    /// <summary>Reads the value; version 02 of the extension may carry a feedback request behind it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out ushort number)
    {
        if (value.Length < Length)
        {
            number = 0;
            return false;
        }

        number = BinaryPrimitives.ReadUInt16BigEndian(value);
        return true;
    }

    /// <summary>Writes the value.</summary>
    public static void Write(Span<byte> destination, ushort number) =>
        BinaryPrimitives.WriteUInt16BigEndian(destination, number);
}
