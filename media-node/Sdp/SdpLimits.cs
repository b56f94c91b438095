namespace SfuPlatform.MediaNode.Sdp;

/// <summary>How much a description may hold; a browser in a room of a hundred stays far below.</summary>
internal static class SdpLimits
{
    /// <summary>Characters of the whole.</summary>
    public const int TotalLength = 256 * 1024;

    /// <summary>Characters of a line.</summary>
    public const int LineLength = 8 * 1024;

    /// <summary>Lines of the session part, and of each section.</summary>
    public const int LinesPerSection = 512;

    /// <summary>Media sections.</summary>
    public const int Sections = 512;
}
