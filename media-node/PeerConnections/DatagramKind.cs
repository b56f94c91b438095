namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>What shares one address and port (RFC 7983), told by the first byte.</summary>
internal enum DatagramKind : byte
{
    /// <summary>None of the following.</summary>
    Unknown,

    /// <summary>First byte 0 to 3.</summary>
    Stun,

    /// <summary>First byte 20 to 63.</summary>
    Dtls,

    /// <summary>First byte 128 to 191.</summary>
    Rtp,

    /// <summary>As RTP, with a packet type of RTCP in the second byte (RFC 5761).</summary>
    Rtcp,
}

/// <summary>The first-byte demultiplexer. Step 3 of the packet path.</summary>
internal static class DatagramKinds
{
    /// <summary>
    /// What this datagram is.
    /// <code>
    ///   0..3  STUN | 16..19 ZRTP | 20..63 DTLS | 64..79 TURN channel | 128..191 RTP, and RTCP where the second byte,
    ///   without the marker bit, is 64..95
    /// </code>
    /// </summary>
    public static DatagramKind Of(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length < 2)
        {
            return DatagramKind.Unknown;
        }

        return datagram[0] switch
        {
            <= 3 => DatagramKind.Stun,
            >= 20 and <= 63 => DatagramKind.Dtls,
            >= 128 and <= 191 => (datagram[1] & 0x7F) is >= 64 and <= 95 ? DatagramKind.Rtcp : DatagramKind.Rtp,
            _ => DatagramKind.Unknown,
        };
    }
}
