using SfuPlatform.MediaNode.Srtp;

namespace SfuPlatform.MediaNode.Tests.Vectors.Rfc3711;

/// <summary>RFC 3711 appendix B: the key stream (B.2) and the key derivation (B.3) of AES in counter mode.</summary>
public class CounterModeVectors
{
    private static readonly byte[] MasterKey = HexText.Bytes("E1F97A0D3E018BE0D64FA32C06DE4139");
    private static readonly byte[] MasterSalt = HexText.Bytes("0EC675AD498AFEEBB6960B3AABE6");

    [Theory]
    [InlineData(0, "E03EAD0935C95E80E166B16DD92B4EB4 D23513162B02D0F72A43A2FE4A5F97AB 41E95B3BB0A2E8DD477901E4FCA894C0")]
    public void The_key_stream_is_that_of_B2(int index, string expected)
    {
        using var aes = new AesCounterMode(
            HexText.Bytes("2B7E151628AED2A6ABF7158809CF4F3C"), HexText.Bytes("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));
        var length = HexText.Bytes(expected).Length;
        var stream = new byte[length];

        aes.Transform(0, index, stream, stream);

        Assert.Equal(HexText.Bytes(expected), stream);
    }

    [Theory]
    [InlineData(SrtpLabel.RtpEncryption, "C61E7A93744F39EE10734AFE3FF7A087")]
    [InlineData(SrtpLabel.RtpSalt, "30CBBC08863D8C85D49DB34A9AE1")]
    [InlineData(SrtpLabel.RtpAuthentication,
        """
        CEBE321F6FF7716B6FD4AB49AF256A15 6D38BAA48F0A0ACF3C34E2359E6CDBCE
        E049646C43D9327AD175578EF7227098 6371C10C9A369AC2F94A8C5FBCDDDC25
        6D6E919A48B610EF17C2041E47403576 6B68642C59BBFC2F34DB60DBDFB2DC68
        """)]
    public void The_session_keys_are_those_of_B3(object label, string expected)
    {
        var bytes = HexText.Bytes(expected);
        var key = new byte[bytes.Length];

        KeyDerivation.Derive(new SrtpMasterKey(SrtpProfile.Aes128CmHmacSha1_80, MasterKey, MasterSalt), (SrtpLabel)label, key);

        Assert.Equal(bytes, key);
    }

    [Fact]
    public void A_whole_packet_with_the_master_key_of_B3_is_protected_as_libsrtp_does()
    {
        var header = HexText.Bytes("800f1234 decafbad cafebabe");
        var payload = Enumerable.Repeat((byte)0xAB, 16).ToArray();
        var slot = new byte[64];
        header.CopyTo(slot, 0);
        using var sender = new SrtpSender(new SrtpMasterKey(SrtpProfile.Aes128CmHmacSha1_80, MasterKey, MasterSalt));

        var length = sender.ProtectRtp(slot, header.Length, payload, 0x1234);

        Assert.Equal(
            HexText.Bytes("800f1234 decafbad cafebabe 4e55dc4c e79978d8 8ca4d215 949d2402 b78d6acc 99ea179b 8dbb"),
            slot[..length]);
    }
}
