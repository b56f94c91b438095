using System.ComponentModel.DataAnnotations;

namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>Settings of WHIP and WHEP.</summary>
internal sealed class WhipOptions
{
    /// <summary>Sessions of all rooms at a time; beyond it a client is asked to come again later.</summary>
    /// <value>1000: a node of the usual size forwards fewer.</value>
    [Range(1, 100_000)]
    public int MaxSessions { get; set; } = 1000;
}
