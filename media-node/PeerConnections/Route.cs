using SfuPlatform.MediaNode.Srtp;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// Where and with what key media goes to a client: an immutable snapshot that its own worker swaps and the workers that
/// send to it read once per packet.
/// </summary>
/// <param name="To">The client's selected address.</param>
/// <param name="Key">The key that we send with; the same object for as long as the key is the same.</param>
internal sealed record Route(TransportAddress To, SrtpMasterKey Key);
