using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Rooms.Tracks;

/// <summary>A track that a client announces before it offers it.</summary>
internal sealed record TrackRequest
{
    /// <summary>The client's own id of the track: the MediaStreamTrack id in the offer's a=msid.</summary>
    public required string ClientId { get; init; }

    /// <summary>Audio or video.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>Where it comes from.</summary>
    public TrackSource Source { get; init; }

    /// <summary>A name that the application gave it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Tracks with the same stream play in step; empty: by source.</summary>
    public string Stream { get; init; } = "";

    /// <summary>Whether it starts muted.</summary>
    public bool Muted { get; init; }

    /// <summary>Width in pixels; 0 for audio.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels; 0 for audio.</summary>
    public int Height { get; init; }

    /// <summary>Whether redundant audio (RED) is unwanted.</summary>
    public bool DisableRed { get; init; }

    /// <summary>The codec that the client wants to send, by its negotiated name ("VP9"); null: no wish.</summary>
    public string? Codec { get; init; }

    /// <summary>The end-to-end encryption of its payload, as a number of the client's protocol; 0: none.</summary>
    public int Encryption { get; init; }

    /// <summary>Its simulcast streams or spatial layers, from the lowest quality to the highest.</summary>
    public IReadOnlyList<TrackLayer> Layers { get; init; } = [];
}

/// <summary>One quality of a published video track.</summary>
/// <param name="Quality">0 low, 1 medium, 2 high.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Bitrate">In bits per second.</param>
/// <param name="Rid">The simulcast stream's rid, where the client names it.</param>
internal sealed record TrackLayer(int Quality, int Width, int Height, int Bitrate, string Rid);
