namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>What we do in a media section.</summary>
[Flags]
internal enum SectionDirection : byte
{
    /// <summary>Nothing flows (a=inactive).</summary>
    Inactive = 0,

    /// <summary>The client sends, we receive (our answer says a=recvonly).</summary>
    Receive = 1,

    /// <summary>We send, the client receives (our answer says a=sendonly).</summary>
    Send = 2,

    /// <summary>Both ways.</summary>
    SendReceive = Receive | Send,
}
