using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.TestKit;

/// <summary>Keeps what a transport tells, as its listener and as receiver of its streams.</summary>
internal sealed class RecordingListener : IPeerTransportListener, IRtpReceiver
{
    /// <summary>What happened, in order.</summary>
    public List<string> Events { get; } = [];

    /// <summary>Decrypted packets of registered streams.</summary>
    public List<(byte[] Packet, long ExtendedSequence)> Rtp { get; } = [];

    /// <summary>Decrypted compounds.</summary>
    public List<byte[]> Rtcp { get; } = [];

    /// <summary>Asked about unknown streams.</summary>
    public Action<uint>? OnUnknownSsrc { get; set; }

    void IPeerTransportListener.Connected(long now) => Events.Add("connected");

    void IPeerTransportListener.UnknownSsrc(ref RtpPacket packet, long extendedSequence, long now)
    {
        Events.Add($"unknown {packet.Ssrc}");
        OnUnknownSsrc?.Invoke(packet.Ssrc);
    }

    void IPeerTransportListener.Rtcp(ReadOnlySpan<byte> compound, long now) => Rtcp.Add(compound.ToArray());

    void IPeerTransportListener.Tick(long now)
    {
    }

    void IPeerTransportListener.Gone(GoneReason reason, long now) => Events.Add($"gone {reason}");

    public void Receive(ref RtpPacket packet, long extendedSequence, long now) =>
        Rtp.Add((packet.Raw.ToArray(), extendedSequence));
}
