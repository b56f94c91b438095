namespace SfuPlatform.MediaNode.Forwarding.Reception;

/// <summary>
/// Which streams of a track are sent now. Browsers stop single simulcast streams when bandwidth or the encoder is short;
/// a stream counts as stopped when others have gone on without it for a while, so that a source that is only still (a
/// shared screen) stops nothing. Owner: the publisher's worker.
/// </summary>
internal sealed class StreamLiveness(int streams)
{
    /// <summary>How long a stream must be silent to count as stopped, in microseconds.</summary>
    public const long Silence = 1_000_000;

    /// <summary>How many packets of other streams must have come meanwhile.</summary>
    public const int PacketsOfOthers = 8;

    private readonly long[] _lastPacket = new long[streams];
    private readonly int[] _othersSince = new int[streams];

    /// <summary>One bit for each stream that is sent now.</summary>
    public uint Live { get; private set; }

    /// <summary>A packet of a stream came. True: the live streams have changed.</summary>
    public bool Received(int stream, long now)
    {
        var before = Live;
        Live |= 1u << stream;
        _lastPacket[stream] = now;
        _othersSince[stream] = 0;
        for (var other = 0; other < streams; other++)
        {
            if (other != stream && (Live >> other & 1) != 0
                && ++_othersSince[other] >= PacketsOfOthers && now - _lastPacket[other] >= Silence)
            {
                Live &= ~(1u << other);
            }
        }

        return Live != before;
    }

    /// <summary>A stream has ended (BYE). True: the live streams have changed.</summary>
    public bool Ended(int stream)
    {
        var before = Live;
        Live &= ~(1u << stream);
        return Live != before;
    }
}
