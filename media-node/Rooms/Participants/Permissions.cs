using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>What a participant may do, as its access token says.</summary>
internal sealed record Permissions
{
    /// <summary>Whether it may receive tracks.</summary>
    public bool CanSubscribe { get; init; } = true;

    /// <summary>Whether it may publish tracks.</summary>
    public bool CanPublish { get; init; } = true;

    /// <summary>Whether it may send data messages.</summary>
    public bool CanPublishData { get; init; } = true;

    /// <summary>The sources that it may publish; empty: all.</summary>
    public IReadOnlyList<TrackSource> Sources { get; init; } = [];

    /// <summary>Whether it may change its own name, metadata and attributes.</summary>
    public bool CanUpdateMetadata { get; init; }

    /// <summary>Whether others do not see it.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether it may publish from this source.</summary>
    public bool MayPublish(TrackSource source) => CanPublish && (Sources.Count == 0 || Sources.Contains(source));
}
