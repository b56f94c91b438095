using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>PLI (RFC 4585 section 6.3.1): the receiver lost the picture and asks for a key frame.</summary>
internal static class Pli
{
    /// <summary>Feedback message type.</summary>
    public const byte Format = 1;

    /// <summary>Bytes on the wire.</summary>
    public const int Length = 12;

    /// <summary>Reads a PLI.</summary>
    public static bool TryParse(in RtcpItem item, out uint mediaSsrc)
    {
        mediaSsrc = 0;
        if (!item.IsPayloadFeedback(Format) || item.Body.Length < 8)
        {
            return false;
        }

        mediaSsrc = BinaryPrimitives.ReadUInt32BigEndian(item.Body[4..]);
        return true;
    }

    /// <summary>Writes a PLI; 0 where it does not fit.</summary>
    public static int Write(Span<byte> destination, uint senderSsrc, uint mediaSsrc)
    {
        if (destination.Length < Length)
        {
            return 0;
        }

        RtcpItem.WriteHeader(destination, RtcpType.PayloadFeedback, Format, Length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], senderSsrc);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], mediaSsrc);
        return Length;
    }
}
