using System.Collections.Concurrent;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// The one way to a worker from other threads. Any thread posts; the worker drains. Messages are bounded and allocate
/// nothing; actions are for the control side, rare and unbounded. Messages of one poster arrive in order, and so do its
/// actions; between the two there is no order.
/// </summary>
/// <param name="capacity">How many messages may wait; a power of two.</param>
/// <param name="wake">Ends the worker's wait.</param>
internal sealed class Mailbox(int capacity, Action wake)
{
    /// <summary>Messages that may wait where nothing else is said: some 10 ms of feedback of a full worker.</summary>
    public const int DefaultCapacity = 8192;

    private readonly BoundedRing<(IMailboxRecipient To, MailboxMessage Message)> _messages = new(capacity);
    private readonly ConcurrentQueue<Action> _actions = new();
    private int _asleep;

    private bool IsEmpty => _messages.IsEmpty && _actions.IsEmpty;

    /// <summary>Posts a message. False: the mailbox is full and the message lost; the poster counts it.</summary>
    public bool Post(IMailboxRecipient to, in MailboxMessage message)
    {
        if (!_messages.TryAdd((to, message)))
        {
            return false;
        }

        WakeSleeper();
        return true;
    }

    /// <summary>Posts an action of the control side.</summary>
    public void PostAction(Action action)
    {
        _actions.Enqueue(action);
        WakeSleeper();
    }

    /// <summary>Delivers what was waiting, on the worker's thread; what is posted meanwhile may wait for the next time.</summary>
    public bool Drain(long now)
    {
        var delivered = false;
        for (var left = _messages.Capacity; left > 0 && _messages.TryTake(out var envelope); left--)
        {
            delivered = true;
            envelope.To.Deliver(envelope.Message, now);
        }

        for (var left = _actions.Count; left > 0 && _actions.TryDequeue(out var action); left--)
        {
            delivered = true;
            action();
        }

        return delivered;
    }

    /// <summary>The worker is about to wait. False: something has come, it must not.</summary>
    public bool TrySleep()
    {
        // The exchange is a full fence: either the poster sees the sleeper, or the sleeper sees the message.
        Interlocked.Exchange(ref _asleep, 1);
        if (IsEmpty)
        {
            return true;
        }

        Volatile.Write(ref _asleep, 0);
        return false;
    }

    /// <summary>The worker no longer waits.</summary>
    public void Awaken() => Volatile.Write(ref _asleep, 0);

    private void WakeSleeper()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _asleep) != 0 && Interlocked.Exchange(ref _asleep, 0) != 0)
        {
            wake();
        }
    }
}
