using SfuPlatform.MediaNode.Dtls;

namespace SfuPlatform.MediaNode.Tests.Dtls;

/// <summary>A client and a server that talk to each other in virtual time; <see cref="Drop"/> loses datagrams.</summary>
internal sealed class DtlsPair : IDisposable
{
    private static readonly DtlsCertificate ClientCertificate = DtlsCertificate.Create(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly DtlsCertificate ServerCertificate = DtlsCertificate.Create(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly byte[] _buffer = new byte[1500];

    public DtlsPair(string? clientFingerprint = null, string? serverFingerprint = null)
    {
        Client = new DtlsEndpoint(ClientCertificate, DtlsRole.Client, [new("sha-256", serverFingerprint ?? ServerCertificate.FingerprintSha256)]);
        Server = new DtlsEndpoint(ServerCertificate, DtlsRole.Server, [new("sha-256", clientFingerprint ?? ClientCertificate.FingerprintSha256)]);
    }

    public DtlsEndpoint Client { get; }

    public DtlsEndpoint Server { get; }

    public long Now { get; private set; } = 1_000_000;

    public int Datagrams { get; private set; }

    public int LongestDatagram { get; private set; }

    /// <summary>Asked for each datagram by its number: whether it is lost.</summary>
    public Func<int, bool> Drop { get; set; } = _ => false;

    public void Start()
    {
        Server.Start(Now);
        Client.Start(Now);
    }

    /// <summary>Runs until both are connected or failed, at most this long in virtual time.</summary>
    public bool Run(long microseconds = 60_000_000)
    {
        for (var end = Now + microseconds; Now < end; Now += 10_000)
        {
            Exchange();
            if (Client.State > DtlsState.Handshaking && Server.State > DtlsState.Handshaking)
            {
                return Client.State == DtlsState.Connected && Server.State == DtlsState.Connected;
            }

            Client.Tick(Now);
            Server.Tick(Now);
        }

        return false;
    }

    public void Exchange()
    {
        while (Move(Client, Server) | Move(Server, Client))
        {
        }
    }

    public void Wait(long microseconds) => Now += microseconds;

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }

    private bool Move(DtlsEndpoint from, DtlsEndpoint to)
    {
        var any = false;
        while (from.TryTakeOutgoing(_buffer, out var length))
        {
            any = true;
            LongestDatagram = Math.Max(LongestDatagram, length);
            if (!Drop(Datagrams++))
            {
                to.Receive(_buffer.AsSpan(0, length), Now);
            }
        }

        return any;
    }
}
