using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>The way from another worker to the one that has the TCP connections.</summary>
internal sealed class StreamRelay(UdpWorker owner, TcpListener listener, DatagramPool pool) : IStreamSender, IMailboxRecipient
{
    /// <inheritdoc/>
    public bool TrySend(ReadOnlySpan<byte> datagram, in TransportAddress to)
    {
        if (pool.TryCopy(datagram, to) is not { } copy)
        {
            return false;
        }

        if (owner.Mailbox.Post(this, new(0, 0, 0, copy)))
        {
            return true;
        }

        pool.Return(copy);
        return false;
    }

    /// <inheritdoc/>
    public void Deliver(in MailboxMessage message, long now)
    {
        var copy = (PooledDatagram)message.Payload!;
        if (!listener.TrySend(copy.Bytes, copy.Address))
        {
            owner.Counters.Drop(DropReason.QueueFull);
        }

        pool.Return(copy);
    }
}
