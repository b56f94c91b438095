using System.Diagnostics;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// Checks in DEBUG builds that what a worker owns is touched by that worker's thread alone; compiled away elsewhere.
/// A worker that is run by hand (tests) owns from entry to exit of one run.
/// </summary>
internal sealed class SingleOwner
{
    private int _thread;
    private bool _forLife;

    /// <summary>The calling thread owns it from now on, for good.</summary>
    [Conditional("DEBUG")]
    public void TakeForLife()
    {
        _forLife = true;
        Volatile.Write(ref _thread, Environment.CurrentManagedThreadId);
    }

    /// <summary>The owning thread has ended; whoever cleans up may touch it.</summary>
    [Conditional("DEBUG")]
    public void Release()
    {
        _forLife = false;
        Volatile.Write(ref _thread, 0);
    }

    /// <summary>The calling thread owns it until <see cref="Leave"/>.</summary>
    [Conditional("DEBUG")]
    public void Enter()
    {
        var owner = Interlocked.CompareExchange(ref _thread, Environment.CurrentManagedThreadId, 0);
        if (owner != 0 && owner != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException($"Thread {owner} owns this worker; thread {Environment.CurrentManagedThreadId} runs it.");
        }
    }

    /// <summary>Ends <see cref="Enter"/>.</summary>
    [Conditional("DEBUG")]
    public void Leave()
    {
        if (!_forLife)
        {
            Volatile.Write(ref _thread, 0);
        }
    }

    /// <summary>Fails where another thread owns it.</summary>
    [Conditional("DEBUG")]
    public void Assert()
    {
        var owner = Volatile.Read(ref _thread);
        if (owner != 0 && owner != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException($"Owned by thread {owner}, touched by thread {Environment.CurrentManagedThreadId}.");
        }
    }
}
