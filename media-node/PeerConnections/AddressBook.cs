using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// The addresses of one client that an authenticated check came from, as its worker's table has them. Bounded: the oldest
/// one that is not in use makes room. Owner: the client's worker.
/// </summary>
internal sealed class AddressBook(UdpWorker worker, IDatagramReceiver receiver)
{
    private const int MaxAddresses = 8; // Interfaces × families × transports of one client, with room for roaming.

    private readonly List<TransportAddress> _addresses = [];

    /// <summary>Datagrams from this address are the client's.</summary>
    public void Admit(in TransportAddress address, TransportAddress? inUse)
    {
        // Not only when it is new here: it may have been another client's since.
        worker.Peers.Set(address, receiver);
        if (_addresses.Contains(address))
        {
            return;
        }

        if (_addresses.Count == MaxAddresses)
        {
            var oldest = _addresses[0] == inUse ? 1 : 0;
            worker.Peers.Remove(_addresses[oldest], receiver);
            _addresses.RemoveAt(oldest);
        }

        _addresses.Add(address);
    }

    /// <summary>The client is gone.</summary>
    public void Clear()
    {
        foreach (var address in _addresses)
        {
            worker.Peers.Remove(address, receiver);
        }

        _addresses.Clear();
    }
}
