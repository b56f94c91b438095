using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>One media section of an offer with what its answer needs.</summary>
/// <param name="Offered">As offered.</param>
/// <param name="Section">What was agreed; null: refused or stopped.</param>
/// <param name="Extensions">The header extensions to be answered.</param>
/// <param name="Rids">The simulcast streams to be answered.</param>
internal sealed record OfferedLine(
    MediaDescription Offered,
    MediaSection? Section,
    IReadOnlyList<ExtMap> Extensions,
    IReadOnlyList<Rid> Rids)
{
    /// <summary>Its a=mid, if it has one.</summary>
    public string? Mid => Offered.Attributes.Value("mid");

    /// <summary>A section that is refused or was stopped.</summary>
    public static OfferedLine Refused(MediaDescription offered) => new(offered, null, [], []);
}
