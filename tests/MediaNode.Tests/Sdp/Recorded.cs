namespace SfuPlatform.MediaNode.Tests.Sdp;

/// <summary>Offers that other programs wrote (Captures/Sdp).</summary>
internal static class Recorded
{
    public static readonly IReadOnlyList<string> All =
        ["chromium-whip", "chromium-whep", "chromium-addtrack", "chromium-livekit", "aiortc-whip", "aiortc-whep"];

    public static TheoryData<string> Names => [.. All];

    public static string Offer(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Captures", "Sdp", name + ".sdp"));
}
