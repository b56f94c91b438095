namespace SfuPlatform.MediaNode.Srtp;

/// <summary>Lengths in bytes that follow from the profile.</summary>
internal static class SrtpLengths
{
    /// <summary>The most that protection adds to an RTP packet, by any profile.</summary>
    public const int MaxRtpOverhead = 16;

    /// <summary>The most that protection adds to a compound RTCP packet, by any profile (tag and index).</summary>
    public const int MaxRtcpOverhead = 20;

    /// <summary>The master key.</summary>
    public static int Key(SrtpProfile profile) => profile == SrtpProfile.AeadAes256Gcm ? 32 : 16;

    /// <summary>The master salt.</summary>
    public static int Salt(SrtpProfile profile) => profile == SrtpProfile.Aes128CmHmacSha1_80 ? 14 : 12;

    /// <summary>The authentication tag.</summary>
    public static int Tag(SrtpProfile profile) => profile == SrtpProfile.Aes128CmHmacSha1_80 ? 10 : 16;
}
