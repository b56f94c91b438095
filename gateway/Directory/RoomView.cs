using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Gateway.Directory;

/// <summary>A room as the gateway sees it: what was stored at one moment.</summary>
internal sealed record RoomView(RoomName Name, MeetingRoom Resource)
{
    /// <summary>What was asked of it.</summary>
    public MeetingRoomSpec Spec => Resource.Spec;

    /// <summary>Whether the meeting has ended or is being ended.</summary>
    public bool IsOver => Resource.Metadata.DeletionTimestamp is not null
        || Resource.Status.Phase is MeetingRoomPhase.Ended or MeetingRoomPhase.Draining;

    /// <summary>The media node that has it open; null: none yet.</summary>
    public string? Node => Resource.Status.Placements.FirstOrDefault(placement => placement.State == RoomPlacementState.Open)?.Node;

    /// <summary>Whether people can join.</summary>
    public bool IsReady => !IsOver && Node is not null;

    /// <summary>The name that people see.</summary>
    public string DisplayName => string.IsNullOrEmpty(Spec.DisplayName) ? Name.Value : Spec.DisplayName;

    /// <summary>When the meeting ends by its duration; null: not known yet, or never.</summary>
    public DateTimeOffset? EndsAt =>
        Resource.Status.StartTime is { } start && MeetingDuration.TryParse(Spec.Duration, out var limit) && limit is { } duration
            ? new DateTimeOffset(start.ToUniversalTime()) + duration
            : null;
}
