namespace SfuPlatform.Crds.Store.InMemory;

/// <summary>
/// What all in-memory stores of a process have together: the one growing counter of resource versions, as etcd's
/// revision, and the word that an owner is gone, on which what it owned goes too.
/// </summary>
public sealed class ResourceVersions
{
    // A watch from version 0 means "from whatever is there": a list must never give it.
    private long _last = 1;

    /// <summary>The newest version that was given out.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>The next version.</summary>
    public long Next() => Interlocked.Increment(ref _last);

    /// <summary>Raised with the uid of a resource that is gone, outside of its store's lock.</summary>
    internal event Action<string>? OwnerGone;

    /// <summary>Tells every store that a resource is gone.</summary>
    internal void TellGone(string uid) => OwnerGone?.Invoke(uid);
}
