using Org.BouncyCastle.Tls;

namespace SfuPlatform.MediaNode.Dtls;

/// <summary>The use_srtp extension (RFC 5764) and the keys that come of it, the same for client and server.</summary>
internal sealed class SrtpAgreement
{
    private const string ExporterLabel = "EXTRACTOR-dtls_srtp";

    // Cheapest first: AES-128-GCM is one pass with the processor's instructions, HMAC-SHA1 a second pass.
    private static readonly int[] Preference =
    [
        SrtpProtectionProfile.SRTP_AEAD_AES_128_GCM,
        SrtpProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80,
        SrtpProtectionProfile.SRTP_AEAD_AES_256_GCM,
    ];

    private int _profile = -1;

    /// <summary>The keys, after <see cref="Export"/>.</summary>
    public SrtpKeyingMaterial? Keys { get; private set; }

    /// <summary>As the client: what is offered.</summary>
    public static void Offer(IDictionary<int, byte[]> extensions) =>
        TlsSrtpUtilities.AddUseSrtpExtension(extensions, new UseSrtpData(Preference, []));

    /// <summary>As the server: chooses by our preference from what the client offers.</summary>
    public void Choose(IDictionary<int, byte[]>? clientExtensions)
    {
        var offered = Read(clientExtensions)?.ProtectionProfiles ?? [];
        _profile = Preference.FirstOrDefault(profile => Array.IndexOf(offered, profile) >= 0, -1);
        if (_profile < 0)
        {
            throw new TlsFatalAlert(AlertDescription.handshake_failure, "no SRTP profile in common");
        }
    }

    /// <summary>As the server: what was chosen.</summary>
    public void Answer(IDictionary<int, byte[]> extensions) =>
        TlsSrtpUtilities.AddUseSrtpExtension(extensions, new UseSrtpData([_profile], []));

    /// <summary>As the client: what the server chose.</summary>
    public void Accept(IDictionary<int, byte[]>? serverExtensions)
    {
        if (Read(serverExtensions) is not { ProtectionProfiles: [var profile], Mki: [] } || Array.IndexOf(Preference, profile) < 0)
        {
            throw new TlsFatalAlert(AlertDescription.illegal_parameter, "no SRTP profile that we offered");
        }

        _profile = profile;
    }

    /// <summary>Exports the keys (RFC 5764 section 4.2: both keys, then both salts, the client's first).</summary>
    public void Export(TlsContext context, DtlsRole role)
    {
        var keyLength = _profile == SrtpProtectionProfile.SRTP_AEAD_AES_256_GCM ? 32 : 16;
        var saltLength = _profile == SrtpProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80 ? 14 : 12;
        var block = context.ExportKeyingMaterial(ExporterLabel, null, 2 * (keyLength + saltLength));

        var (clientKey, serverKey) = (block[..keyLength], block[keyLength..(2 * keyLength)]);
        var salts = block[(2 * keyLength)..];
        var (clientSalt, serverSalt) = (salts[..saltLength], salts[saltLength..]);
        Keys = role == DtlsRole.Client
            ? new SrtpKeyingMaterial((ushort)_profile, clientKey, clientSalt, serverKey, serverSalt)
            : new SrtpKeyingMaterial((ushort)_profile, serverKey, serverSalt, clientKey, clientSalt);
    }

    private static UseSrtpData? Read(IDictionary<int, byte[]>? extensions) =>
        extensions is null ? null : TlsSrtpUtilities.GetUseSrtpExtension(extensions);
}
