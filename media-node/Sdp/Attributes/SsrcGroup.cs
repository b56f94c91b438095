using System.Globalization;

namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=ssrc-group:FID 1 2</c>: streams that belong together (RFC 5576): FID media and RTX, SIM simulcast.</summary>
/// <param name="Semantics">"FID", "SIM", "FEC-FR", ...</param>
/// <param name="Ssrcs">The streams.</param>
internal readonly record struct SsrcGroup(string Semantics, IReadOnlyList<uint> Ssrcs)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "ssrc-group";

    /// <summary>Reads the value; at least one stream.</summary>
    public static bool TryParse(string value, out SsrcGroup result)
    {
        result = default;
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
        {
            return false;
        }

        var ssrcs = new uint[parts.Length - 1];
        for (var i = 0; i < ssrcs.Length; i++)
        {
            if (!uint.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out ssrcs[i]))
            {
                return false;
            }
        }

        result = new(parts[0], ssrcs);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Semantics} {string.Join(' ', Ssrcs.Select(ssrc => ssrc.ToString(CultureInfo.InvariantCulture)))}";
}
