namespace SfuPlatform.MediaNode.Srtp;

/// <summary>
/// The replay windows of a client's streams by SSRC. A stream gets one with its first authentic packet, so nobody without
/// the keys can fill it; its size is bounded against somebody with the keys.
/// </summary>
internal sealed class ReceivedStreams
{
    /// <summary>
    /// How many streams a client may send in the life of its keys. Switching a simulcast camera off and on makes six.
    /// </summary>
    public const int Limit = 1024;

    private readonly Dictionary<uint, Stream> _streams = [];

    /// <summary>The stream; null: none yet.</summary>
    public Stream? Find(uint ssrc) => _streams.GetValueOrDefault(ssrc);

    /// <summary>Whether there is room for one more.</summary>
    public bool HasRoom => _streams.Count < Limit;

    /// <summary>Adds a stream.</summary>
    public Stream Add(uint ssrc)
    {
        var stream = new Stream();
        _streams.Add(ssrc, stream);
        return stream;
    }

    /// <summary>One SSRC.</summary>
    public sealed class Stream
    {
        /// <summary>What was seen.</summary>
        public ReplayWindow Window;
    }
}
