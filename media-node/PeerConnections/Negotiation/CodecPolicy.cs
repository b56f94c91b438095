using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>
/// Which codecs we forward. A new codec gets its line here, its packets in Forwarding/Codecs and Forwarding/Rewriting.
/// </summary>
internal static class CodecPolicy
{
    private const uint VideoClock = 90_000;
    private const uint OpusClock = 48_000;

    /// <summary>Our name of the codec; null: we do not forward it.</summary>
    public static string? Match(MediaKind kind, in RtpMap map, string parameters)
    {
        var name = map.Encoding.ToUpperInvariant();
        return kind == MediaKind.Audio
            ? MatchAudio(name, map)
            : map.ClockRate != VideoClock ? null : MatchVideo(name, parameters);
    }

    private static string? MatchAudio(string name, in RtpMap map) => name switch
    {
        "OPUS" when map is { ClockRate: OpusClock, Channels: 2 } => "opus",
        "RED" when map.ClockRate == OpusClock => "red",
        _ => null,
    };

    private static string? MatchVideo(string name, string parameters) => name switch
    {
        "VP8" => "VP8",
        "VP9" when (Fmtp.Parameter(parameters, "profile-id") ?? "0") is "0" or "2" => "VP9",
        "H264" when IsForwardedH264(parameters) => "H264",
        "AV1" when (Fmtp.Parameter(parameters, "profile") ?? "0") == "0" => "AV1",
        _ => null,
    };

    // Mode 1 (STAP-A, FU-A) only, and baseline, main or high profile: what every browser and phone decodes.
    private static bool IsForwardedH264(string parameters)
    {
        if (Fmtp.Parameter(parameters, "packetization-mode") != "1")
        {
            return false;
        }

        var profile = Fmtp.Parameter(parameters, "profile-level-id");
        return profile is null
            || (profile.Length == 6 && profile[..2].ToUpperInvariant() is "42" or "4D" or "64");
    }
}
