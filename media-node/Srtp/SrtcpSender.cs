namespace SfuPlatform.MediaNode.Srtp;

/// <summary>Protects RTCP for one client and counts its SRTCP index. Owner: the client's worker.</summary>
internal sealed class SrtcpSender : IDisposable
{
    private const uint LastIndex = int.MaxValue;

    private readonly ISrtpCipher _cipher;
    private uint _index;

    /// <summary>With the key that we protect with.</summary>
    public SrtcpSender(SrtpMasterKey local) => _cipher = SrtpCiphers.ForRtcp(local);

    /// <summary>Protects a compound packet in place.</summary>
    /// <param name="buffer">The packet at the start; room for <see cref="SrtpLengths.MaxRtcpOverhead"/> behind it.</param>
    /// <param name="length">The packet's length.</param>
    /// <returns>The length of the protected packet; 0: the key has no index left, which takes years.</returns>
    public int ProtectRtcp(Span<byte> buffer, int length)
    {
        if (_index == LastIndex)
        {
            return 0;
        }

        _cipher.ProtectRtcp(buffer, length, ++_index);
        return length + _cipher.TagLength + sizeof(uint);
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();
}
