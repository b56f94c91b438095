namespace SfuPlatform.Gateway.Directory;

/// <summary>What a room gets that is created now.</summary>
/// <param name="Password">Its password; null: none.</param>
/// <param name="Duration">How long it may last, as <see cref="MeetingDuration"/> reads it.</param>
internal sealed record RoomWishes(string? Password, string Duration)
{
    /// <summary>Open to everybody who knows its name, for ever.</summary>
    public static readonly RoomWishes None = new(null, MeetingDuration.Unlimited);

    /// <summary>Keeps the password out of logs.</summary>
    public override string ToString() => $"duration {Duration}";
}
