namespace SfuPlatform.MediaNode.Dtls;

/// <summary>
/// Runs blocking code step by step: <see cref="Resume"/> lets it run until it waits for something or ends, and only
/// then returns, so the two never run at the same time. A thread with a small stack carries it from the first
/// <see cref="Resume"/> to its end; <see cref="Abort"/> ends it where it waits.
/// </summary>
internal sealed class Coroutine(Action body) : IDisposable
{
    // BouncyCastle's handshake takes a small part of this; the default would be 8 MB per joining client.
    private const int StackSize = 256 * 1024;

    private readonly SemaphoreSlim _go = new(0);
    private readonly SemaphoreSlim _waiting = new(0);
    private Thread? _thread;
    private volatile bool _aborted;

    /// <summary>Whether the code has run to its end.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>Lets the code run on until it waits or ends.</summary>
    public void Resume()
    {
        if (IsCompleted)
        {
            return;
        }

        if (_thread is null)
        {
            _thread = new Thread(Run, StackSize) { IsBackground = true, Name = "DTLS handshake" };
            _thread.Start();
        }
        else
        {
            _go.Release();
        }

        _waiting.Wait();
        if (IsCompleted)
        {
            // It has nothing left to do: this waits for the system only, so that no ended handshake keeps a thread.
            _thread.Join();
        }
    }

    /// <summary>From inside the code: waits for the next <see cref="Resume"/>.</summary>
    /// <exception cref="OperationCanceledException">It was aborted.</exception>
    public void Yield()
    {
        if (!_aborted)
        {
            _waiting.Release();
            _go.Wait();
        }

        if (_aborted)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>Ends the code; every wait in it throws from now on.</summary>
    public void Abort()
    {
        _aborted = true;
        if (_thread is not null)
        {
            Resume();
        }

        IsCompleted = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Abort();
        _go.Dispose();
        _waiting.Dispose();
    }

    private void Run()
    {
        try
        {
            body();
        }
        finally
        {
            IsCompleted = true;
            _waiting.Release();
        }
    }
}
