using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>Takes the decrypted RTP of one SSRC; on the owning worker's thread.</summary>
internal interface IRtpReceiver
{
    /// <summary>One packet. It may be written to, and is valid during the call only.</summary>
    /// <param name="packet">The packet, decrypted.</param>
    /// <param name="extendedSequence">Its sequence number with the rollover count that SRTP found.</param>
    /// <param name="now">Microseconds on the node's monotonic clock.</param>
    void Receive(ref RtpPacket packet, long extendedSequence, long now);
}
