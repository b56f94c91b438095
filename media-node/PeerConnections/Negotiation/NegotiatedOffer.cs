namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>An offer that can be answered: set what is sent in each section, then ask the peer connection for the answer.</summary>
internal sealed class NegotiatedOffer
{
    /// <summary>The live audio and video sections in the offer's order; stopped and refused ones are not here.</summary>
    public IReadOnlyList<MediaSection> Sections => [.. Lines.Select(line => line.Section).OfType<MediaSection>()];

    /// <summary>Whether it renews ICE credentials that were in use.</summary>
    public bool IsIceRestart { get; init; }

    /// <summary>All sections.</summary>
    internal required IReadOnlyList<OfferedLine> Lines { get; init; }

    /// <summary>The client's end of the transport; null where no section has been live yet.</summary>
    internal RemoteTransport? Transport { get; init; }

    /// <summary>The live sections' mids in the order of the BUNDLE group; null where nothing is bundled.</summary>
    internal IReadOnlyList<string>? Bundle { get; init; }

    /// <summary>Whether one-byte and two-byte header extensions may be mixed (a=extmap-allow-mixed).</summary>
    internal bool AllowsMixedExtensions { get; init; }
}
