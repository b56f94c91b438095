namespace SfuPlatform.MediaNode.Srtp;

/// <summary>
/// Takes the protection off what one client sends: replay check, authentication, decryption in place. Owner: the
/// client's worker.
/// </summary>
internal sealed class SrtpReceiver : IDisposable
{
    /// <summary>With the key that the client protects with.</summary>
    public SrtpReceiver(SrtpMasterKey remote) => throw new NotImplementedException(remote.Profile.ToString());

    /// <summary>Unprotects an RTP packet in place.</summary>
    /// <param name="packet">The whole packet.</param>
    /// <param name="ssrc">From its header.</param>
    /// <param name="sequenceNumber">From its header.</param>
    /// <param name="headerLength">Of its header with CSRCs and extensions.</param>
    /// <param name="length">Its length without the tag.</param>
    /// <param name="extendedSequence">The sequence number with the stream's rollover count.</param>
    public SrtpResult UnprotectRtp(
        Span<byte> packet, uint ssrc, ushort sequenceNumber, int headerLength, out int length, out long extendedSequence) =>
        throw new NotImplementedException();

    /// <summary>Unprotects a compound RTCP packet in place.</summary>
    /// <param name="packet">The whole packet.</param>
    /// <param name="length">Its length without tag and index.</param>
    public SrtpResult UnprotectRtcp(Span<byte> packet, out int length) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
