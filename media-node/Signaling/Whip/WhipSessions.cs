using System.Collections.Concurrent;

namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>The WHIP and WHEP sessions of this node by the last part of their URLs. Any thread.</summary>
/// <param name="limit">Sessions of all rooms at a time; beyond it a client is asked to come again later.</param>
internal sealed class WhipSessions(int limit)
{
    private readonly ConcurrentDictionary<string, WhipSession> _sessions = [];

    /// <summary>How many there are.</summary>
    public int Count => _sessions.Count;

    /// <summary>Whether no more are taken.</summary>
    public bool AreFull => Count >= limit;

    /// <summary>A session of a room; null where there is none such, or no longer.</summary>
    public WhipSession? Find(string room, string id) =>
        _sessions.TryGetValue(id, out var session) && session.Room == room ? session : null;

    /// <summary>Keeps a session until its participant is out.</summary>
    public void Add(WhipSession session, Task left)
    {
        _sessions[session.Id] = session;
        left.ContinueWith(
            _ => Remove(session),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Its URL leads nowhere any more.</summary>
    public void Remove(WhipSession session) => _sessions.TryRemove(session.Id, out _);
}
