using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// A client's second address may hash to another worker than the client's own. There it is this that stands in the table:
/// it copies each datagram and posts it to the owner. Owner: the worker it stands at (<c>at</c>); it is delivered to on
/// the client's worker (<c>to</c>).
/// </summary>
internal sealed class RelayReceiver(UdpWorker at, UdpWorker to, IDatagramReceiver receiver, DatagramPool pool)
    : IDatagramReceiver, IMailboxRecipient
{
    private const int Known = 0;
    private const int Stranger = 1;

    private readonly List<TransportAddress> _addresses = [];
    private readonly int _maxAddresses = 8;

    /// <inheritdoc/>
    public void Receive(Span<byte> datagram, in TransportAddress from, long now) => Forward(Known, datagram, from);

    /// <summary>
    /// A STUN check from an address that is in no table: the owner judges it, and if the address is its client's
    /// afterwards, further datagrams from there are relayed too.
    /// </summary>
    public void ReceiveFromStranger(ReadOnlySpan<byte> datagram, in TransportAddress from) => Forward(Stranger, datagram, from);

    /// <inheritdoc/>
    public void Tick(long now)
    {
    }

    /// <inheritdoc/>
    public void Deliver(in MailboxMessage message, long now)
    {
        var copy = (PooledDatagram)message.Payload!;
        var address = copy.Address;
        receiver.Receive(copy.Bytes, address, now);
        pool.Return(copy);
        if (message.Kind == Stranger && ReferenceEquals(to.Peers.Find(address), receiver))
        {
            at.Mailbox.PostAction(() => Admit(address));
        }
    }

    /// <summary>Takes its addresses out of the table it stands in; any thread.</summary>
    public void Close() => at.Mailbox.PostAction(RemoveAll);

    private void Forward(int kind, ReadOnlySpan<byte> datagram, in TransportAddress from)
    {
        if (pool.TryCopy(datagram, from) is not { } copy)
        {
            at.Counters.Drop(DropReason.QueueFull);
        }
        else if (!to.Mailbox.Post(this, new(kind, 0, 0, copy)))
        {
            pool.Return(copy);
            at.Counters.Drop(DropReason.QueueFull);
        }
    }

    private void Admit(TransportAddress address)
    {
        if (_addresses.Contains(address))
        {
            return;
        }

        if (_addresses.Count == _maxAddresses)
        {
            at.Peers.Remove(_addresses[0], this);
            _addresses.RemoveAt(0);
        }

        _addresses.Add(address);
        at.Peers.Set(address, this);
    }

    private void RemoveAll()
    {
        _addresses.ForEach(address => at.Peers.Remove(address, this));
        _addresses.Clear();
    }
}
