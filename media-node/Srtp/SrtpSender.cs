namespace SfuPlatform.MediaNode.Srtp;

/// <summary>
/// Protects RTP packets for one client. Keeps nothing from packet to packet. Owner: the worker that sends them; each
/// sending worker has its own instance for the same key.
/// </summary>
internal sealed class SrtpSender : IDisposable
{
    /// <summary>With the key that we protect with.</summary>
    public SrtpSender(SrtpMasterKey local) => throw new NotImplementedException(local.Profile.ToString());

    /// <summary>Encrypts the payload into the slot behind the header and appends the tag.</summary>
    /// <param name="slot">Header at the start; room for payload and <see cref="SrtpLengths.MaxRtpOverhead"/> behind it.</param>
    /// <param name="headerLength">Length of the header with extensions.</param>
    /// <param name="payload">The payload in clear (with its padding); stays as it is.</param>
    /// <param name="extendedSequence">Its low 16 bits are the header's sequence number.</param>
    /// <returns>The length of the protected packet.</returns>
    public int ProtectRtp(Span<byte> slot, int headerLength, ReadOnlySpan<byte> payload, long extendedSequence) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
