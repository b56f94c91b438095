using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Srtp;

/// <summary>
/// Takes the protection off what one client sends: replay check, authentication, decryption in place. Owner: the
/// client's worker.
/// </summary>
internal sealed class SrtpReceiver : IDisposable
{
    private const int RtcpHeaderLength = 8;
    private const uint EncryptedBit = 0x8000_0000;

    private readonly ISrtpCipher _rtpCipher;
    private readonly ISrtpCipher _rtcpCipher;
    private readonly ReceivedStreams _rtp = new();
    private readonly ReceivedStreams _rtcp = new();

    /// <summary>With the key that the client protects with.</summary>
    public SrtpReceiver(SrtpMasterKey remote)
    {
        _rtpCipher = SrtpCiphers.ForRtp(remote);
        _rtcpCipher = SrtpCiphers.ForRtcp(remote);
    }

    /// <summary>Unprotects an RTP packet in place. Only after <see cref="SrtpResult.Ok"/> has the packet a meaning.</summary>
    /// <param name="packet">The whole packet.</param>
    /// <param name="ssrc">From its header.</param>
    /// <param name="sequenceNumber">From its header.</param>
    /// <param name="headerLength">Of its header with CSRCs and extensions.</param>
    /// <param name="length">Its length without the tag.</param>
    /// <param name="extendedSequence">The sequence number with the stream's rollover count.</param>
    public SrtpResult UnprotectRtp(
        Span<byte> packet, uint ssrc, ushort sequenceNumber, int headerLength, out int length, out long extendedSequence)
    {
        length = packet.Length - _rtpCipher.TagLength;
        extendedSequence = sequenceNumber;
        var stream = _rtp.Find(ssrc);
        if (length < headerLength || (stream is null && !_rtp.HasRoom))
        {
            return SrtpResult.Malformed;
        }

        if (stream is not null)
        {
            extendedSequence = RolloverCounter.Estimate(stream.Window.Highest, sequenceNumber);
            if (!stream.Window.IsNew(extendedSequence))
            {
                return SrtpResult.Replayed;
            }
        }

        if (!_rtpCipher.UnprotectRtp(packet, headerLength, extendedSequence))
        {
            return SrtpResult.AuthenticationFailed;
        }

        (stream ?? _rtp.Add(ssrc)).Window.Commit(extendedSequence);
        return SrtpResult.Ok;
    }

    /// <summary>Unprotects a compound RTCP packet in place. Only after <see cref="SrtpResult.Ok"/> has the packet a meaning.</summary>
    /// <param name="packet">The whole packet.</param>
    /// <param name="length">Its length without tag and index.</param>
    public SrtpResult UnprotectRtcp(Span<byte> packet, out int length)
    {
        length = packet.Length - _rtcpCipher.TagLength - sizeof(uint);
        if (length < RtcpHeaderLength)
        {
            return SrtpResult.Malformed;
        }

        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        var word = BinaryPrimitives.ReadUInt32BigEndian(packet[_rtcpCipher.RtcpIndexOffset(packet.Length)..]);
        var stream = _rtcp.Find(ssrc);
        if ((word & EncryptedBit) == 0 || (stream is null && !_rtcp.HasRoom))
        {
            // WebRTC has no RTCP that is authenticated only.
            return SrtpResult.Malformed;
        }

        var index = word & ~EncryptedBit;
        if (stream is not null && !stream.Window.IsNew(index))
        {
            return SrtpResult.Replayed;
        }

        if (!_rtcpCipher.UnprotectRtcp(packet))
        {
            return SrtpResult.AuthenticationFailed;
        }

        (stream ?? _rtcp.Add(ssrc)).Window.Commit(index);
        return SrtpResult.Ok;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rtpCipher.Dispose();
        _rtcpCipher.Dispose();
    }
}
