using System.Diagnostics.CodeAnalysis;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>
/// Reads an offer as a JSEP answerer does (RFC 9429 section 5.9): one transport for all (BUNDLE, rtcp-mux, ICE,
/// DTLS-SRTP) or a clear error; a section that cannot be served is refused by itself.
/// </summary>
internal static class OfferReader
{
    /// <summary>Reads an offer that follows <paramref name="previous"/> (null: the first).</summary>
    public static bool TryRead(
        string sdp,
        NegotiatedOffer? previous,
        [NotNullWhen(true)] out NegotiatedOffer? offer,
        [NotNullWhen(false)] out NegotiationError? error)
    {
        offer = null;
        if (!SdpParser.TryParse(sdp, out var session, out var problem))
        {
            error = new(NegotiationFault.Malformed, problem);
            return false;
        }

        error = CheckForm(session);
        if (error is not null)
        {
            return false;
        }

        var bundle = BundleOf(session);
        var allowsMixed = session.Attributes.Has("extmap-allow-mixed");
        var extensions = new BundledExtensionIds();
        var lines = session.Media.Select((media, index) => ReadLine(session, media, index, bundle, extensions, allowsMixed)).ToArray();
        error = CheckTransport(session, lines, bundle);
        if (error is not null)
        {
            return false;
        }

        var bundled = bundle?.Where(mid => Array.Exists(lines, line => line.Section?.Mid == mid)).ToArray();
        var tagged = bundled is { Length: > 0 }
            ? Array.Find(lines, line => line.Section?.Mid == bundled[0])
            : Array.Find(lines, line => line.Section is not null);
        var transport = tagged is null ? null : TransportReader.Read(session, tagged.Offered, out problem);
        error = problem is not null ? new(NegotiationFault.UnsupportedTransport, problem)
            : OfferContinuity.Check(previous, lines, transport);
        if (error is not null)
        {
            return false;
        }

        CarryOver(previous, lines);
        offer = new NegotiatedOffer
        {
            Lines = lines,
            Transport = transport ?? previous?.Transport,
            Bundle = bundled,
            AllowsMixedExtensions = allowsMixed,
            IsIceRestart = transport is not null
                && previous?.Transport is { } before
                && !transport.HasCredentialsOf(before),
        };
        return true;
    }

    private static OfferedLine ReadLine(
        SessionDescription session,
        MediaDescription media,
        int index,
        IReadOnlyList<string>? bundle,
        BundledExtensionIds extensions,
        bool allowsMixed)
    {
        var isBundled = bundle is null || (media.Attributes.Value("mid") is { } mid && bundle.Contains(mid));
        return SectionReader.IsLive(media) && SectionReader.IsMedia(media) && isBundled
            ? SectionReader.Read(media, index, session, extensions, allowsMixed || media.Attributes.Has("extmap-allow-mixed"))
            : OfferedLine.Refused(media);
    }

    private static NegotiationError? CheckForm(SessionDescription session)
    {
        if (session.Media.Count == 0)
        {
            return new(NegotiationFault.Malformed, "The offer has no media section.");
        }

        var mids = session.Media.Select(media => media.Attributes.Value("mid")).OfType<string>().ToArray();
        return mids.Distinct().Count() < mids.Length
            ? new(NegotiationFault.Malformed, "Two media sections have the same a=mid.")
            : null;
    }

    private static NegotiationError? CheckTransport(
        SessionDescription session,
        OfferedLine[] lines,
        IReadOnlyList<string>? bundle)
    {
        var live = session.Media.Count(media => SectionReader.IsLive(media) && SectionReader.IsMedia(media));
        if (bundle is null && live > 1)
        {
            return new(
                NegotiationFault.UnsupportedTransport,
                "The media sections are not bundled (a=group:BUNDLE); all media uses one transport here.");
        }

        return Array.Exists(lines, line => line.Section is not null && !line.Offered.Attributes.Has("rtcp-mux"))
            ? new(
                NegotiationFault.UnsupportedTransport,
                "A media section does not multiplex RTCP (a=rtcp-mux); all media uses one transport here.")
            : null;
    }

    private static IReadOnlyList<string>? BundleOf(SessionDescription session)
    {
        foreach (var value in session.Attributes.Values(Group.Name))
        {
            if (Group.TryParse(value, out var group) && group.Semantics == "BUNDLE")
            {
                return group.Mids;
            }
        }

        return null;
    }

    // What is sent in a section stays until the caller says otherwise.
    private static void CarryOver(NegotiatedOffer? previous, OfferedLine[] lines)
    {
        foreach (var section in previous?.Sections ?? [])
        {
            if (Array.Find(lines, line => line.Section?.Mid == section.Mid)?.Section is { } continued)
            {
                continued.Send = section.Send;
                continued.PreferredCodec = section.PreferredCodec;
            }
        }
    }
}
