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
internal sealed class RtpOutlet(PeerTransport client, UdpWorker worker) : IRtpOutlet
{
    private SrtpMasterKey? _key;
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
        if (client.Route is not { } route)
        {
            worker.Counters.Drop(DropReason.SubscriberNotConnected);
            return;
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

        var length = Cipher(route.Key).ProtectRtp(slot, headerLength, payload, extendedSequence);
        worker.Batch.Commit(length, route.To);
        worker.Counters.RtpOut++;
    }

    private SrtpSender Cipher(SrtpMasterKey key)
    {
        if (!ReferenceEquals(key, _key))
        {
            _srtp?.Dispose();
            _srtp = new SrtpSender(key);
            _key = key;
        }

        return _srtp!;
    }
}
