namespace SfuPlatform.MediaNode.Rooms.Tracks;

/// <summary>Where a published track comes from, as its publisher says.</summary>
internal enum TrackSource
{
    /// <summary>Not told.</summary>
    Unknown,

    /// <summary>A camera.</summary>
    Camera,

    /// <summary>A microphone.</summary>
    Microphone,

    /// <summary>A shared screen or window.</summary>
    ScreenShare,

    /// <summary>The sound of what is shared.</summary>
    ScreenShareAudio,
}
