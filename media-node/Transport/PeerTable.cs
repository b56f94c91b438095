using System.Runtime.InteropServices;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// Remote address → receiver, for the addresses that have proved (by an authenticated STUN check) whom they belong to.
/// Owner: its worker.
/// </summary>
internal sealed class PeerTable(SingleOwner owner)
{
    private readonly Dictionary<TransportAddress, IDatagramReceiver> _receivers = [];

    /// <summary>How many addresses are known.</summary>
    public int Count => _receivers.Count;

    /// <summary>The receiver of datagrams from this address; null: a stranger.</summary>
    public IDatagramReceiver? Find(in TransportAddress address)
    {
        owner.Assert();
        ref var receiver = ref CollectionsMarshal.GetValueRefOrNullRef(_receivers, address);
        return System.Runtime.CompilerServices.Unsafe.IsNullRef(ref receiver) ? null : receiver;
    }

    /// <summary>Datagrams from this address go to the receiver from now on.</summary>
    public void Set(in TransportAddress address, IDatagramReceiver receiver)
    {
        owner.Assert();
        _receivers[address] = receiver;
    }

    /// <summary>The address is a stranger's again.</summary>
    public void Remove(in TransportAddress address)
    {
        owner.Assert();
        _receivers.Remove(address);
    }

    /// <summary>The address is a stranger's again, unless it has passed to another receiver since.</summary>
    public void Remove(in TransportAddress address, IDatagramReceiver receiver)
    {
        if (ReferenceEquals(Find(address), receiver))
        {
            _receivers.Remove(address);
        }
    }
}
