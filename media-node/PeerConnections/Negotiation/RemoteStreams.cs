using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>Finds the streams that a section names by SSRC.</summary>
internal static class RemoteStreams
{
    private const int MaxStreams = 8;

    /// <summary>The media streams with their retransmissions, in the section's order.</summary>
    public static IReadOnlyList<RemoteStream> Of(MediaDescription media)
    {
        var retransmissions = new Dictionary<uint, uint>();
        var secondary = new HashSet<uint>();
        foreach (var value in media.Attributes.Values(SsrcGroup.Name))
        {
            if (!SsrcGroup.TryParse(value, out var group) || group.Ssrcs.Count != 2 || group.Semantics == "SIM")
            {
                continue;
            }

            secondary.Add(group.Ssrcs[1]); // FEC streams are passed over as well.
            if (group.Semantics == "FID")
            {
                retransmissions.TryAdd(group.Ssrcs[0], group.Ssrcs[1]);
            }
        }

        var streams = new List<RemoteStream>();
        foreach (var value in media.Attributes.Values(Ssrc.Name))
        {
            if (Ssrc.TryParse(value, out var ssrc)
                && !secondary.Contains(ssrc.Id)
                && !streams.Exists(stream => stream.Ssrc == ssrc.Id)
                && streams.Count < MaxStreams)
            {
                streams.Add(new(ssrc.Id, retransmissions.TryGetValue(ssrc.Id, out var rtx) ? rtx : null));
            }
        }

        return streams;
    }
}
