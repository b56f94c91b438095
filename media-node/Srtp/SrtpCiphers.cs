namespace SfuPlatform.MediaNode.Srtp;

/// <summary>Makes the cipher that a master key's profile asks for.</summary>
internal static class SrtpCiphers
{
    /// <summary>For RTP.</summary>
    public static ISrtpCipher ForRtp(SrtpMasterKey master) =>
        Create(master, SrtpLabel.RtpEncryption, SrtpLabel.RtpAuthentication, SrtpLabel.RtpSalt);

    /// <summary>For RTCP.</summary>
    public static ISrtpCipher ForRtcp(SrtpMasterKey master) =>
        Create(master, SrtpLabel.RtcpEncryption, SrtpLabel.RtcpAuthentication, SrtpLabel.RtcpSalt);

    private static ISrtpCipher Create(SrtpMasterKey master, SrtpLabel encryption, SrtpLabel authentication, SrtpLabel salting)
    {
        Span<byte> key = stackalloc byte[SrtpLengths.Key(master.Profile)];
        Span<byte> salt = stackalloc byte[SrtpLengths.Salt(master.Profile)];
        KeyDerivation.Derive(master, encryption, key);
        KeyDerivation.Derive(master, salting, salt);
        if (master.Profile != SrtpProfile.Aes128CmHmacSha1_80)
        {
            return new AeadAesGcm(key, salt);
        }

        Span<byte> authenticationKey = stackalloc byte[AesCmHmacSha1.AuthenticationKeyLength];
        KeyDerivation.Derive(master, authentication, authenticationKey);
        return new AesCmHmacSha1(key, salt, authenticationKey);
    }
}
