namespace SfuPlatform.MediaNode.Rooms.Tracks;

/// <summary>What a subscriber wants of a track.</summary>
internal sealed record TrackSettings
{
    /// <summary>Whether it wants nothing for now (the picture is not visible).</summary>
    public bool Disabled { get; init; }

    /// <summary>The quality wanted, 0 low to 2 high; used where no size is told.</summary>
    public int Quality { get; init; } = 2;

    /// <summary>The width that it is shown at, in pixels; 0: not told.</summary>
    public int Width { get; init; }

    /// <summary>The height that it is shown at, in pixels; 0: not told.</summary>
    public int Height { get; init; }

    /// <summary>The lowest layer (0 the lowest) that fills the size or has the quality; null: the highest.</summary>
    public int? Layer(IReadOnlyList<TrackLayer> layers)
    {
        if (layers.Count == 0)
        {
            return null;
        }

        var ordered = layers.OrderBy(layer => layer.Quality).ToList();
        var index = Width > 0 && Height > 0
            ? ordered.FindIndex(layer => layer.Width >= Width || layer.Height >= Height)
            : ordered.FindIndex(layer => layer.Quality >= Quality);
        return index < 0 || index == ordered.Count - 1 ? null : index;
    }
}
