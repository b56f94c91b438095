namespace SfuPlatform.MediaNode.Srtp;

/// <summary>How SRTP protects packets; the values are those of DTLS's use_srtp extension (RFC 5764, RFC 7714).</summary>
internal enum SrtpProfile : ushort
{
    /// <summary>SRTP_AES128_CM_HMAC_SHA1_80: AES in counter mode, HMAC-SHA1 cut to 80 bits.</summary>
    Aes128CmHmacSha1_80 = 0x0001,

    /// <summary>SRTP_AEAD_AES_128_GCM.</summary>
    AeadAes128Gcm = 0x0007,

    /// <summary>SRTP_AEAD_AES_256_GCM.</summary>
    AeadAes256Gcm = 0x0008,
}
