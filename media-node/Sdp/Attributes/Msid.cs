namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=msid:stream track</c>: the MediaStream and MediaStreamTrack of a section (RFC 8830).</summary>
/// <param name="Stream">The stream; "-": none.</param>
/// <param name="Track">The track; JSEP lets it out.</param>
internal readonly record struct Msid(string Stream, string? Track)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "msid";

    /// <summary>Reads the value.</summary>
    public static bool TryParse(string value, out Msid result)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        result = parts.Length == 0 ? default : new(parts[0], parts.Length > 1 ? parts[1] : null);
        return parts.Length is 1 or 2;
    }

    /// <inheritdoc/>
    public override string ToString() => Track is null ? Stream : $"{Stream} {Track}";
}
