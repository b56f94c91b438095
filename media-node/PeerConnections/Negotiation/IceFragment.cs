using System.Diagnostics.CodeAnalysis;
using SfuPlatform.MediaNode.Sdp;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>
/// The ICE part of a description as it travels by itself (application/trickle-ice-sdpfrag, RFC 8840 section 9). Of a
/// client's candidates nothing is kept: the lite side waits for checks.
/// </summary>
/// <param name="UserFragment">a=ice-ufrag; null: not told.</param>
/// <param name="Password">a=ice-pwd; null: not told.</param>
internal sealed record IceFragment(string? UserFragment, string? Password)
{
    private const string Prologue = "v=0\r\no=- 0 0 IN IP4 0.0.0.0\r\n";
    private const string UserFragmentName = "ice-ufrag";
    private const string PasswordName = "ice-pwd";

    /// <summary>Reads a fragment.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out IceFragment? fragment,
        [NotNullWhen(false)] out string? error)
    {
        fragment = SdpParser.TryParse(Prologue + text, out var read, out error)
            ? new(First(read, UserFragmentName), First(read, PasswordName))
            : null;
        return fragment is not null;
    }

    /// <summary>Whether both parts of new credentials are there.</summary>
    public bool HasCredentials => UserFragment is not null && Password is not null;

    /// <summary>The same description with these credentials.</summary>
    public string ApplyTo(string offer)
    {
        if (!SdpParser.TryParse(offer, out var read, out _))
        {
            return offer;
        }

        return SdpWriter.Write(read with
        {
            Attributes = Replaced(read.Attributes),
            Media = [.. read.Media.Select(media => media with { Attributes = Replaced(media.Attributes) })],
        });
    }

    /// <summary>The credentials of a description.</summary>
    public static IceFragment Of(string description) =>
        SdpParser.TryParse(description, out var read, out _)
            ? new(First(read, UserFragmentName), First(read, PasswordName))
            : new(null, null);

    /// <summary>The fragment of an answer: credentials and candidates in the section that stands for the bundle.</summary>
    public static string OfAnswer(string answer)
    {
        if (!SdpParser.TryParse(answer, out var read, out _))
        {
            return "";
        }

        var whole = read with
        {
            Attributes = [.. read.Attributes.Where(attribute => attribute.Name is "ice-lite" or "group")],
            Media = [.. read.Media.Where(media => media.Attributes.Has(UserFragmentName)).Take(1).Select(media => media with
            {
                Connection = null,
                Attributes = [.. media.Attributes.Where(attribute =>
                    attribute.Name is "mid" or UserFragmentName or PasswordName or "candidate" or "end-of-candidates")],
            })],
        };
        var text = SdpWriter.Write(whole);
        return text[(text.IndexOf("t=0 0\r\n", StringComparison.Ordinal) + 7)..];
    }

    private static string? First(SessionDescription session, string name) =>
        session.Attributes.Value(name) ?? session.Media.Select(media => media.Attributes.Value(name)).FirstOrDefault(value => value is not null);

    private SdpAttribute[] Replaced(IReadOnlyList<SdpAttribute> attributes) => [.. attributes.Select(attribute => attribute.Name switch
    {
        UserFragmentName => attribute with { Value = UserFragment },
        PasswordName => attribute with { Value = Password },
        _ => attribute,
    })];
}
