using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.Forwarding.Layers;

/// <summary>What becomes of one packet for one subscriber.</summary>
internal readonly record struct LayerDecision
{
    private LayerDecision(bool isForwarded, bool isSwitch, bool isCounted, bool endsPicture, DropReason reason)
    {
        IsForwarded = isForwarded;
        IsSwitch = isSwitch;
        IsOfCurrentStream = isCounted;
        EndsPicture = endsPicture;
        Reason = reason;
    }

    /// <summary>Whether it goes to the subscriber.</summary>
    public bool IsForwarded { get; }

    /// <summary>Whether it is the first of another stream, or the first after a pause.</summary>
    public bool IsSwitch { get; }

    /// <summary>Whether the subscriber's numbering runs along with the packet's stream: dropped, it must leave no hole.</summary>
    public bool IsOfCurrentStream { get; }

    /// <summary>Whether it is the last packet of the picture that this subscriber gets: it carries the marker.</summary>
    public bool EndsPicture { get; }

    /// <summary>Why it was dropped, where it was.</summary>
    public DropReason Reason { get; }

    /// <summary>It goes on.</summary>
    public static LayerDecision Forward(bool endsPicture = false) => new(true, false, true, endsPicture, default);

    /// <summary>It goes on, as the first of its stream.</summary>
    public static LayerDecision Switch(bool endsPicture = false) => new(true, true, true, endsPicture, default);

    /// <summary>It is dropped out of the stream that is sent.</summary>
    public static LayerDecision Skip(DropReason reason) => new(false, false, true, false, reason);

    /// <summary>It is of a stream that is not sent now.</summary>
    public static LayerDecision Ignore(DropReason reason) => new(false, false, false, false, reason);
}
