namespace SfuPlatform.MediaNode.Srtp;

/// <summary>What a session key is for (RFC 3711 section 4.3.1 and 4.3.2).</summary>
internal enum SrtpLabel : byte
{
    /// <summary>Encryption of RTP.</summary>
    RtpEncryption = 0,

    /// <summary>Authentication of RTP.</summary>
    RtpAuthentication = 1,

    /// <summary>Salt of RTP.</summary>
    RtpSalt = 2,

    /// <summary>Encryption of RTCP.</summary>
    RtcpEncryption = 3,

    /// <summary>Authentication of RTCP.</summary>
    RtcpAuthentication = 4,

    /// <summary>Salt of RTCP.</summary>
    RtcpSalt = 5,
}
