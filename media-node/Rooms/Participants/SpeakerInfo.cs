namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>How loud somebody is.</summary>
/// <param name="Sid">The participant.</param>
/// <param name="Level">0 silent to 1.</param>
/// <param name="Active">Whether it counts as speaking.</param>
internal sealed record SpeakerInfo(string Sid, double Level, bool Active);

/// <summary>How well somebody is connected.</summary>
/// <param name="Sid">The participant.</param>
/// <param name="Quality">0 poor, 1 good, 2 excellent.</param>
/// <param name="Score">The same finer: 0 to 5.</param>
internal sealed record QualityInfo(string Sid, int Quality, double Score);
