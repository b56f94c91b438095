using System.Diagnostics.CodeAnalysis;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Naming;

/// <summary>
/// A room's name as people and REST callers know it, and the name of its MeetingRoom. Each valid room name has exactly
/// one resource name, and no two share one:
/// <list type="bullet">
/// <item>A name that is a lower-case DNS subdomain (<c>weekly-standup</c>, any uuid) is its own resource name, unless it
/// begins with <c>r--</c> or <c>h--</c>.</item>
/// <item>Any other is <c>r--</c> and its UTF-8 bytes: <c>a</c>–<c>z</c> and <c>0</c>–<c>9</c> as they are, every other as
/// <c>-</c> and two hex digits. <c>Daily 1</c> is <c>r---44aily-201</c>.</item>
/// <item>Where that is longer than 200 characters it is <c>h--</c> and the name's SHA-256 in hex, and only the annotation
/// <see cref="MeetingRoomKeys.RoomNameAnnotation"/> tells the name.</item>
/// </list>
/// So rooms made by <c>kubectl apply</c> under an ordinary name are joined under that name.
/// </summary>
public sealed record RoomName
{
    /// <summary>The longest name, in Unicode characters.</summary>
    public const int MaxLength = 128;

    private RoomName(string value)
    {
        Value = value;
        ResourceName = RoomNameEncoding.Encode(value);
    }

    /// <summary>The name on the outside.</summary>
    public string Value { get; }

    /// <summary>The name of the MeetingRoom.</summary>
    public string ResourceName { get; }

    /// <summary>Takes a decoded name from outside.</summary>
    /// <param name="value">The name.</param>
    /// <param name="name">The room name.</param>
    /// <param name="problem">Why it is refused, in words for its sender.</param>
    public static bool TryParse(
        string value, [NotNullWhen(true)] out RoomName? name, [NotNullWhen(false)] out string? problem)
    {
        problem = RoomNameRules.Problem(value);
        name = problem is null ? new RoomName(value) : null;
        return name is not null;
    }

    /// <summary>The name of the room that a resource stands for.</summary>
    /// <returns>False where the resource's name belongs to no room, or its annotation to another.</returns>
    public static bool TryOf(MeetingRoom room, [NotNullWhen(true)] out RoomName? name)
    {
        var annotated = room.Metadata.Annotations is { } annotations
            && annotations.TryGetValue(MeetingRoomKeys.RoomNameAnnotation, out var value) ? value : null;

        // The annotation is anybody's to write: it counts only where it leads back to this resource.
        var text = annotated ?? RoomNameEncoding.Decode(room.Metadata.Name);
        return TryParse(text ?? "", out name, out _) && name.ResourceName == room.Metadata.Name;
    }

    /// <summary>Names a new MeetingRoom after this room.</summary>
    public void ApplyTo(MeetingRoom room)
    {
        room.Metadata.Name = ResourceName;
        if (ResourceName != Value)
        {
            room.Metadata.Annotations ??= new Dictionary<string, string>();
            room.Metadata.Annotations[MeetingRoomKeys.RoomNameAnnotation] = Value;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
