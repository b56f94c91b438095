namespace SfuPlatform.MediaNode.Sdp;

/// <summary>A session description (RFC 8866): what WebRTC uses of it is kept, the rest is passed over.</summary>
internal sealed record SessionDescription
{
    /// <summary>The value of <c>o=</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The value of <c>s=</c>.</summary>
    public string Name { get; init; } = "-";

    /// <summary>The <c>c=</c> of the session, if any.</summary>
    public string? Connection { get; init; }

    /// <summary>The attributes of the session.</summary>
    public IReadOnlyList<SdpAttribute> Attributes { get; init; } = [];

    /// <summary>The media sections.</summary>
    public IReadOnlyList<MediaDescription> Media { get; init; } = [];
}
