namespace SfuPlatform.MediaNode.Srtp;

/// <summary>Protects RTCP for one client and counts its SRTCP index. Owner: the client's worker.</summary>
internal sealed class SrtcpSender : IDisposable
{
    /// <summary>With the key that we protect with.</summary>
    public SrtcpSender(SrtpMasterKey local) => throw new NotImplementedException(local.Profile.ToString());

    /// <summary>Protects a compound packet in place.</summary>
    /// <param name="buffer">The packet at the start; room for <see cref="SrtpLengths.MaxRtcpOverhead"/> behind it.</param>
    /// <param name="length">The packet's length.</param>
    /// <returns>The length of the protected packet.</returns>
    public int ProtectRtcp(Span<byte> buffer, int length) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
