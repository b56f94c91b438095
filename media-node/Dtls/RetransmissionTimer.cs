namespace SfuPlatform.MediaNode.Dtls;

/// <summary>
/// When to send a flight again, and when to give up (RFC 6347 section 4.2.4). It is quicker than the RFC's one
/// second doubled up to sixty: somebody waits for this handshake, and a flight is one datagram or two.
/// </summary>
internal struct RetransmissionTimer
{
    private const long FirstDelay = 250_000;
    private const long LongestDelay = 1_000_000;
    private const long GiveUpAfter = 30_000_000;

    private long _delay;
    private long _due;
    private long _end;

    /// <summary>The handshake starts now.</summary>
    public void Start(long now)
    {
        _end = now + GiveUpAfter;
        _due = long.MaxValue;
    }

    /// <summary>A new flight goes out now.</summary>
    public void FlightSent(long now)
    {
        _delay = FirstDelay;
        _due = now + _delay;
    }

    /// <summary>Whether to give up.</summary>
    public readonly bool IsOver(long now) => now >= _end;

    /// <summary>Whether to send the flight again now; the next time is twice as far away.</summary>
    public bool TakeDue(long now)
    {
        if (now < _due)
        {
            return false;
        }

        _delay = Math.Min(2 * _delay, LongestDelay);
        _due = now + _delay;
        return true;
    }
}
