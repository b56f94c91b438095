using SfuPlatform.MediaNode.Srtp;

namespace SfuPlatform.MediaNode.Tests.Vectors.Rfc7714;

/// <summary>RFC 7714 sections 16 (SRTP) and 17 (SRTCP), with encryption. The keys given there are session keys.</summary>
public class GcmVectors
{
    private const long RtpIndex = 0xF17B;
    private const uint RtcpIndex = 0x5D4;

    private static readonly byte[] Salt = "Quid pro quo"u8.ToArray();

    private static readonly byte[] Rtp = HexText.Bytes(
        """
        8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976
        69736120 696e2070 61727465 73207472 6573
        """);

    private static readonly byte[] Rtcp = HexText.Bytes(
        """
        81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61
        deadbeef deadbeef deadbeef deadbeef deadbeef
        """);

    public static TheoryData<int, string, string> Protected => new()
    {
        {
            16,
            """
            8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5
            0d294e6f 42a5f47a 51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce
            """,
            """
            81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d
            c676a5f1 730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872
            45d9eade 800005d4
            """
        },
        {
            32,
            """
            8040f17b 8041f8d3 5501a0b2 32b1de78 a822fe12 ef9f78fa 332e33aa b1801238
            9a58e2f3 b50b2a02 76ffae0f 1ba63799 b87b7aa3 db36dfff d6b0f9bb 7878d7a7 6c13
            """,
            """
            81c8000d 4d617273 d50ae4d1 f5ce5d30 4ba297e4 7d470c28 2c3ece5d bffe0a50
            a2eaa5c1 110555be 8415f658 c61de047 6f1b6fad 1d1eb30c 4446839f 57ff6f6c
            b26ac3be 800005d4
            """
        },
    };

    [Theory]
    [MemberData(nameof(Protected))]
    public void Packets_are_protected_and_unprotected_as_printed(int keyLength, string srtp, string srtcp)
    {
        const int rtpHeader = 12;
        var protectedRtp = HexText.Bytes(srtp);
        var protectedRtcp = HexText.Bytes(srtcp);
        using var cipher = new AeadAesGcm(Enumerable.Range(0, keyLength).Select(i => (byte)i).ToArray(), Salt);

        var rtp = new byte[Rtp.Length + cipher.TagLength];
        Rtp.AsSpan(0, rtpHeader).CopyTo(rtp);
        cipher.ProtectRtp(rtp, rtpHeader, Rtp.AsSpan(rtpHeader), RtpIndex);
        Assert.Equal(protectedRtp, rtp);
        Assert.True(cipher.UnprotectRtp(rtp, rtpHeader, RtpIndex));
        Assert.Equal(Rtp, rtp[..Rtp.Length]);

        var rtcp = new byte[protectedRtcp.Length];
        Rtcp.CopyTo(rtcp, 0);
        cipher.ProtectRtcp(rtcp, Rtcp.Length, RtcpIndex);
        Assert.Equal(protectedRtcp, rtcp);
        Assert.True(cipher.UnprotectRtcp(rtcp));
        Assert.Equal(Rtcp, rtcp[..Rtcp.Length]);
    }
}
