namespace SfuPlatform.MediaNode.Srtp;

/// <summary>
/// Protects RTP packets for one client. Keeps nothing from packet to packet. Owner: the worker that sends them; each
/// sending worker has its own instance for the same key.
/// </summary>
internal sealed class SrtpSender : IDisposable
{
    private readonly ISrtpCipher _cipher;

    /// <summary>With the key that we protect with.</summary>
    public SrtpSender(SrtpMasterKey local) => _cipher = SrtpCiphers.ForRtp(local);

    /// <summary>
    /// Encrypts the payload into the slot behind the header and appends the tag. The same SSRC and index must never go
    /// out with different bytes: with a counter used twice, both payloads can be read.
    /// </summary>
    /// <param name="slot">Header at the start; room for payload and <see cref="SrtpLengths.MaxRtpOverhead"/> behind it.</param>
    /// <param name="headerLength">Length of the header with extensions.</param>
    /// <param name="payload">The payload in clear (with its padding); stays as it is.</param>
    /// <param name="extendedSequence">Its low 16 bits are the header's sequence number.</param>
    /// <returns>The length of the protected packet.</returns>
    public int ProtectRtp(Span<byte> slot, int headerLength, ReadOnlySpan<byte> payload, long extendedSequence)
    {
        _cipher.ProtectRtp(slot, headerLength, payload, extendedSequence);
        return headerLength + payload.Length + _cipher.TagLength;
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();
}
