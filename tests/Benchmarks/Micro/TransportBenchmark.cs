using BenchmarkDotNet.Attributes;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.TestKit;

namespace SfuPlatform.Benchmarks.Micro;

/// <summary>The steps around a packet that are not its encryption.</summary>
[MemoryDiagnoser]
public class TransportBenchmark
{
    private const int Peers = 1000;

    private readonly PeerTable _table = new(new SingleOwner());
    private readonly Mailbox _mailbox = new(1024, () => { });
    private readonly Recipient _recipient = new();
    private ushort _next;

    [GlobalSetup]
    public void Prepare()
    {
        var receiver = new RecordingReceiver();
        for (ushort port = 0; port < Peers; port++)
        {
            _table.Set(TransportAddress.FromIPv4(0xC0000201, port), receiver);
        }
    }

    [Benchmark]
    public bool FindPeer() => _table.Find(TransportAddress.FromIPv4(0xC0000201, (ushort)(_next++ % Peers))) is not null;

    [Benchmark]
    public bool PostAndDeliver()
    {
        _mailbox.Post(_recipient, new(1, 2, 3, null));
        return _mailbox.Drain(0);
    }

    private sealed class Recipient : IMailboxRecipient
    {
        public void Deliver(in MailboxMessage message, long now)
        {
        }
    }
}
