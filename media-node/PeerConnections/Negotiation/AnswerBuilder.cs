using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>
/// Builds the answer (RFC 9429 section 5.3): a section for each of the offer's, in the same order, bundled onto our one
/// transport. Transport attributes stand in each live section, as browsers write them; candidates only in the one that
/// stands for the bundle.
/// </summary>
internal static class AnswerBuilder
{
    private const string AnyAddress = "IN IP4 0.0.0.0";
    private const int DiscardPort = 9;

    /// <summary>Builds the answer.</summary>
    /// <param name="offer">The offer, with what we send set in its sections.</param>
    /// <param name="local">Our end of the transport; needed where a section is live.</param>
    /// <param name="sessionId">Of the o= line: the same in all answers of a connection.</param>
    /// <param name="version">Of the o= line: grows with each answer.</param>
    public static SessionDescription Build(NegotiatedOffer offer, LocalTransport? local, ulong sessionId, uint version)
    {
        var attributes = new List<SdpAttribute> { new("ice-lite") };
        if (offer.AllowsMixedExtensions)
        {
            attributes.Add(new("extmap-allow-mixed"));
        }

        attributes.Add(new("msid-semantic", "WMS *"));
        if (offer.Bundle is not null)
        {
            attributes.Add(new(Group.Name, new Group("BUNDLE", offer.Bundle).ToString()));
        }

        var sections = offer.Sections;
        var tagged = offer.Bundle is { Count: > 0 } bundle ? bundle[0] : sections.Count > 0 ? sections[0].Mid : null;
        return new SessionDescription
        {
            Origin = string.Create(
                CultureInfo.InvariantCulture, $"- {sessionId} {version} IN IP4 127.0.0.1"),
            Attributes = attributes,
            Media = [.. offer.Lines.Select(line => line.Section is { } section && local is not null
                ? Live(line, section, local, section.Mid == tagged)
                : Refused(line.Offered))],
        };
    }

    private static MediaDescription Refused(MediaDescription offered)
    {
        var attributes = new List<SdpAttribute>();
        if (offered.Attributes.Value("mid") is { } mid)
        {
            attributes.Add(new("mid", mid));
        }

        attributes.Add(new("inactive"));
        return offered with { Port = 0, Connection = AnyAddress, Attributes = attributes };
    }

    private static MediaDescription Live(OfferedLine line, MediaSection section, LocalTransport local, bool isTagged)
    {
        var attributes = new List<SdpAttribute>();
        if (line.Mid is { } mid)
        {
            attributes.Add(new("mid", mid));
        }

        AddTransport(attributes, local, isTagged);
        if (line.Offered.Attributes.Has("extmap-allow-mixed"))
        {
            attributes.Add(new("extmap-allow-mixed"));
        }

        attributes.AddRange(line.Extensions.Select(extension => new SdpAttribute(ExtMap.Name, extension.ToString())));
        attributes.Add(new(Word(section.Direction)));
        attributes.Add(new("rtcp-mux"));
        if (line.Offered.Attributes.Has("rtcp-rsize"))
        {
            attributes.Add(new("rtcp-rsize"));
        }

        var codecs = AnswerCodecs.InOrder(section);
        AnswerCodecs.AddTo(attributes, codecs);
        if (section.Direction.HasFlag(SectionDirection.Receive))
        {
            AddSimulcast(attributes, line.Rids);
        }

        if (section.Direction.HasFlag(SectionDirection.Send) && section.Send is { } sent)
        {
            AddStreams(attributes, sent, codecs.Any(codec => codec.RtxPayloadType is not null));
        }

        return new MediaDescription
        {
            Kind = line.Offered.Kind,
            Port = local.Candidates.Count > 0 ? local.Candidates[0].Port : DiscardPort,
            Protocol = line.Offered.Protocol,
            Formats = AnswerCodecs.Formats(codecs),
            Connection = ConnectionOf(local),
            Attributes = attributes,
        };
    }

    private static string ConnectionOf(LocalTransport local) =>
        local.Candidates.Count == 0 || !IPAddress.TryParse(local.Candidates[0].Address, out var address) ? AnyAddress
        : address.AddressFamily == AddressFamily.InterNetwork ? $"IN IP4 {address}"
        : $"IN IP6 {address}";

    private static void AddTransport(List<SdpAttribute> attributes, LocalTransport local, bool isTagged)
    {
        attributes.Add(new("ice-ufrag", local.UserFragment));
        attributes.Add(new("ice-pwd", local.Password));
        attributes.Add(new(Fingerprint.Name, local.Fingerprint.ToString()));
        attributes.Add(new(SetupText.Name, (local.IsDtlsClient ? Setup.Active : Setup.Passive).ToText()));
        if (isTagged)
        {
            attributes.AddRange(local.Candidates.Select(candidate => new SdpAttribute(Candidate.Name, candidate.ToString())));
            attributes.Add(new("end-of-candidates"));
        }
    }

    private static void AddSimulcast(List<SdpAttribute> attributes, IReadOnlyList<Rid> rids)
    {
        if (rids.Count == 0)
        {
            return;
        }

        attributes.AddRange(rids.Select(rid => new SdpAttribute(Rid.Name, rid.ToString())));
        attributes.Add(new(Simulcast.Name, new Simulcast([], [.. rids.Select(rid => rid.Id)]).ToString()));
    }

    private static void AddStreams(List<SdpAttribute> attributes, SendingMedia sent, bool hasRtx)
    {
        attributes.Add(new(Msid.Name, new Msid(sent.StreamId, sent.TrackId).ToString()));
        if (hasRtx && sent.RtxSsrc is { } rtx)
        {
            attributes.Add(new(SsrcGroup.Name, new SsrcGroup("FID", [sent.Ssrc, rtx]).ToString()));
            attributes.Add(new(Ssrc.Name, new Ssrc(sent.Ssrc, $"cname:{sent.Cname}").ToString()));
            attributes.Add(new(Ssrc.Name, new Ssrc(rtx, $"cname:{sent.Cname}").ToString()));
            return;
        }

        attributes.Add(new(Ssrc.Name, new Ssrc(sent.Ssrc, $"cname:{sent.Cname}").ToString()));
    }

    private static string Word(SectionDirection direction) => direction switch
    {
        SectionDirection.Receive => "recvonly",
        SectionDirection.Send => "sendonly",
        SectionDirection.SendReceive => "sendrecv",
        _ => "inactive",
    };
}
