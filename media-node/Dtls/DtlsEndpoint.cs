namespace SfuPlatform.MediaNode.Dtls;

/// <summary>
/// One DTLS 1.2 association (RFC 6347) that agrees on SRTP keys (RFC 5764). <b>Call <see cref="Start"/> once, then
/// <see cref="Receive"/> and <see cref="Tick"/> as they happen, and after each call take what
/// <see cref="TryTakeOutgoing"/> gives and look at <see cref="State"/>.</b> From one thread at a time, any thread.
/// </summary>
internal sealed class DtlsEndpoint : IDisposable
{
    /// <summary>With our certificate and the fingerprints of which the peer's certificate must have one.</summary>
    public DtlsEndpoint(DtlsCertificate certificate, DtlsRole role, IReadOnlyList<DtlsFingerprint> remoteFingerprints) =>
        throw new NotImplementedException(certificate.FingerprintSha256 + role + remoteFingerprints.Count);

    /// <summary>How far it is. May be read from any thread.</summary>
    public DtlsState State => throw new NotImplementedException();

    /// <summary>The keys, from <see cref="DtlsState.Connected"/> on.</summary>
    public SrtpKeyingMaterial? Keys => throw new NotImplementedException();

    /// <summary>Why it failed, in plain words.</summary>
    public string? FailureReason => throw new NotImplementedException();

    /// <summary>Begins; as a client with the first flight.</summary>
    public void Start(long now) => throw new NotImplementedException();

    /// <summary>Takes a datagram from the peer.</summary>
    public void Receive(ReadOnlySpan<byte> datagram, long now) => throw new NotImplementedException();

    /// <summary>Sends again what was not answered, and gives up after 30 seconds.</summary>
    public void Tick(long now) => throw new NotImplementedException();

    /// <summary>Takes the next datagram for the peer. False: none. Datagrams have at most 1200 bytes.</summary>
    public bool TryTakeOutgoing(Span<byte> buffer, out int length) => throw new NotImplementedException();

    /// <summary>Tells the peer that it is over (close_notify).</summary>
    public void Close(long now) => throw new NotImplementedException();

    /// <summary>Ends whatever still runs; tells the peer nothing.</summary>
    public void Dispose() => throw new NotImplementedException();
}
