using System.Diagnostics.CodeAnalysis;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Rtp.Extensions;
using SfuPlatform.MediaNode.Srtp;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// The way from one worker to one client, with a cipher of its own, so that the packet takes no lock. It keeps no state
/// from packet to packet. Owner: the sending worker.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A cipher handle, which goes with the subscription that alone holds this.")]
internal sealed class RtpOutlet(Egress client, UdpWorker worker) : IRtpOutlet
{
    // What the route says is kept here as well: one object less to fetch per packet.
    private Route? _route;
    private TransportAddress _to;
    private SrtpSender? _srtp;

    /// <inheritdoc/>
    public bool IsOpen => client.Route is not null;

    /// <inheritdoc/>
    public Span<byte> Reserve(int maxLength) => worker.Batch.Reserve(maxLength);

    /// <inheritdoc/>
    public void Commit(
        int headerLength,
        int transportSequenceOffset,
        int absoluteSendTimeOffset,
        ReadOnlySpan<byte> payload,
        long extendedSequence,
        long now)
    {
        var route = client.Route;
        if (route is null)
        {
            worker.Counters.Drop(DropReason.SubscriberNotConnected);
            return;
        }

        if (!ReferenceEquals(route, _route))
        {
            Follow(route);
        }

        var slot = worker.Batch.Reserve(headerLength + payload.Length + SrtpLengths.MaxRtpOverhead);
        if (slot.IsEmpty)
        {
            return; // Reserve has counted it.
        }

        if (transportSequenceOffset >= 0)
        {
            TransportSequenceNumber.Write(slot[transportSequenceOffset..], client.NextTransportSequence());
        }

        if (absoluteSendTimeOffset >= 0)
        {
            AbsoluteSendTime.Write(slot[absoluteSendTimeOffset..], now);
        }

        var length = _srtp!.ProtectRtp(slot, headerLength, payload, extendedSequence);
        worker.Batch.Commit(length, _to);
        worker.Counters.RtpOut++;
    }

    private void Follow(Route route)
    {
        if (!ReferenceEquals(route.Key, _route?.Key))
        {
            _srtp?.Dispose();
            _srtp = new SrtpSender(route.Key);
        }

        _route = route;
        _to = route.To;
    }
}
