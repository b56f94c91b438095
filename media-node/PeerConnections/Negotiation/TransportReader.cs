using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>Reads the client's end of the transport from the section that stands for the bundle.</summary>
internal static class TransportReader
{
    private const int MinFragment = 4;
    private const int MinPassword = 22;
    private const int MaxCredential = 256;

    /// <summary>Reads it; else says in <paramref name="error"/> what is missing.</summary>
    public static RemoteTransport? Read(SessionDescription session, MediaDescription media, out string? error)
    {
        var fingerprints = Fingerprints(media.Attributes);
        if (fingerprints.Count == 0)
        {
            fingerprints = Fingerprints(session.Attributes);
        }

        var fragment = media.Attributes.Value("ice-ufrag") ?? session.Attributes.Value("ice-ufrag");
        var password = media.Attributes.Value("ice-pwd") ?? session.Attributes.Value("ice-pwd");
        var setupText = media.Attributes.Value(SetupText.Name) ?? session.Attributes.Value(SetupText.Name) ?? "active";
        var hasSetup = SetupText.TryParse(setupText, out var setup);
        error =
            fingerprints.Count == 0 ? NoFingerprint(session, media)
            : fragment is null || password is null
                ? "The offer has no ICE credentials (a=ice-ufrag, a=ice-pwd)."
            : !IsCredential(fragment, MinFragment) || !IsCredential(password, MinPassword)
                ? "The ICE credentials do not have the form of RFC 8839 (ufrag 4 to 256, pwd 22 to 256 ice-chars)."
            : session.Attributes.Has("ice-lite")
                ? "Both sides are ICE-lite: nobody would start connectivity checks. Offer as a full ICE agent."
            : !hasSetup || setup == Setup.HoldConnection
                ? $"a=setup:{setupText} cannot be answered; offer actpass."
            : null;
        return error is null ? new RemoteTransport(fragment!, password!, fingerprints, setup) : null;
    }

    private static string NoFingerprint(SessionDescription session, MediaDescription media) =>
        media.Attributes.Has("crypto") || session.Attributes.Has("crypto")
            ? "The offer has its keys in the SDP (a=crypto, SDES); only DTLS-SRTP is spoken (a=fingerprint)."
            : "The offer has no usable a=fingerprint (sha-256, sha-384 or sha-512): media is encrypted by DTLS-SRTP only.";

    // SHA-1 is not taken: RFC 8122 section 5 allows an answerer to choose among those offered.
    private static List<Fingerprint> Fingerprints(IReadOnlyList<SdpAttribute> attributes)
    {
        var found = new List<Fingerprint>();
        foreach (var value in attributes.Values(Fingerprint.Name))
        {
            if (Fingerprint.TryParse(value, out var fingerprint)
                && fingerprint.Algorithm is "sha-256" or "sha-384" or "sha-512"
                && !found.Contains(fingerprint))
            {
                found.Add(fingerprint);
            }
        }

        return found;
    }

    private static bool IsCredential(string text, int minimum)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/'))
            {
                return false;
            }
        }

        return text.Length >= minimum && text.Length <= MaxCredential;
    }
}
