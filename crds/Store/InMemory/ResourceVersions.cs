namespace SfuPlatform.Crds.Store.InMemory;

/// <summary>The one growing counter from which all in-memory stores of a process take resource versions, as etcd's revision.</summary>
public sealed class ResourceVersions
{
    // A watch from version 0 means "from whatever is there": a list must never give it.
    private long _last = 1;

    /// <summary>The newest version that was given out.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>The next version.</summary>
    public long Next() => Interlocked.Increment(ref _last);
}
