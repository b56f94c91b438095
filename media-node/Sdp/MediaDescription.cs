namespace SfuPlatform.MediaNode.Sdp;

/// <summary>A media section: <c>m=audio 9 UDP/TLS/RTP/SAVPF 111 63</c> and what follows it.</summary>
internal sealed record MediaDescription
{
    /// <summary>"audio", "video", "application", ...</summary>
    public required string Kind { get; init; }

    /// <summary>The port; 0: refused or stopped (or a=bundle-only in an offer).</summary>
    public required int Port { get; init; }

    /// <summary>The transport protocol.</summary>
    public required string Protocol { get; init; }

    /// <summary>The formats: payload types for RTP.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>The <c>c=</c> of the section, if any.</summary>
    public string? Connection { get; init; }

    /// <summary>The attributes of the section.</summary>
    public IReadOnlyList<SdpAttribute> Attributes { get; init; } = [];
}
