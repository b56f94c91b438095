using System.Threading.Channels;

namespace SfuPlatform.Operator.Runtime;

/// <summary>
/// Names of resources to look at. A name waits at most once; one that comes while it is worked on waits until that is
/// done, so no resource is worked on twice at once and no change is missed. Any thread may call.
/// </summary>
internal sealed class WorkQueue(TimeProvider time, RateLimiter limiter) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Channel<ResourceKey> _ready = Channel.CreateUnbounded<ResourceKey>();
    private readonly HashSet<ResourceKey> _waiting = [];
    private readonly HashSet<ResourceKey> _working = [];
    private readonly Dictionary<ResourceKey, Later> _later = [];

    /// <summary>How many names wait to be worked on at once.</summary>
    public int Depth => _ready.Reader.Count;

    /// <summary>Whether no name waits or is worked on.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count == 0 && _working.Count == 0;
            }
        }
    }

    /// <summary>Adds a name unless it waits already.</summary>
    public void Add(ResourceKey key)
    {
        lock (_lock)
        {
            if (_waiting.Add(key) && !_working.Contains(key))
            {
                _ready.Writer.TryWrite(key);
            }
        }
    }

    /// <summary>Adds a name after a while; of several times asked, the earliest counts.</summary>
    public void AddAfter(ResourceKey key, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(key);
            return;
        }

        lock (_lock)
        {
            var due = time.GetUtcNow() + delay;
            if (_later.TryGetValue(key, out var known))
            {
                if (known.Due <= due)
                {
                    return;
                }

                known.Timer.Dispose();
            }

            var later = new Later { Due = due };
            later.Timer = time.CreateTimer(_ => Fire(key, later), null, delay, Timeout.InfiniteTimeSpan);
            _later[key] = later;
        }
    }

    /// <summary>Adds a name that failed, after a pause that grows each time.</summary>
    public void AddRateLimited(ResourceKey key) => AddAfter(key, limiter.Next(key));

    /// <summary>The name succeeded: its next failure pauses briefly again.</summary>
    public void Forget(ResourceKey key) => limiter.Forget(key);

    /// <summary>The next name; whoever takes it says <see cref="Done"/> in the end.</summary>
    public async ValueTask<ResourceKey> TakeAsync(CancellationToken cancellationToken)
    {
        var key = await _ready.Reader.ReadAsync(cancellationToken);
        lock (_lock)
        {
            _waiting.Remove(key);
            _working.Add(key);
        }

        return key;
    }

    /// <summary>The work on a name is over; if it was added meanwhile it waits again.</summary>
    public void Done(ResourceKey key)
    {
        lock (_lock)
        {
            _working.Remove(key);
            if (_waiting.Contains(key))
            {
                _ready.Writer.TryWrite(key);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var later in _later.Values)
            {
                later.Timer.Dispose();
            }

            _later.Clear();
        }
    }

    private void Fire(ResourceKey key, Later later)
    {
        lock (_lock)
        {
            // A timer may fire while it is being replaced by an earlier one.
            if (_later.GetValueOrDefault(key) != later)
            {
                return;
            }

            _later.Remove(key);
            later.Timer.Dispose();
        }

        Add(key);
    }

    private sealed class Later
    {
        public required DateTimeOffset Due { get; init; }

        public ITimer Timer { get; set; } = null!;
    }
}
