using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Gateway.Directory;

/// <summary>What a room gets that is created now.</summary>
/// <param name="Password">Its password; null: none.</param>
/// <param name="Duration">How long it may last, as <see cref="MeetingDuration"/> reads it.</param>
internal sealed record RoomWishes(string? Password, string Duration)
{
    /// <summary>Open to everybody who knows its name, for ever.</summary>
    public static readonly RoomWishes None = new(null, MeetingDuration.Unlimited);

    /// <summary>Whether a text is a duration that a meeting can have.</summary>
    public static bool IsDuration(string text) => MeetingDuration.TryParse(text, out var limit) && limit != TimeSpan.Zero;

    /// <summary>Keeps the password out of logs.</summary>
    public override string ToString() => $"duration {Duration}";
}
