using System.Collections.Concurrent;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// A few threads of their own for handshakes: many people joining at once wait for each other, but neither media nor
/// signalling waits for them.
/// </summary>
internal sealed class HandshakeThreads : IHandshakeExecutor, IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Action<Exception> _onFault;
    private readonly Thread[] _threads;

    /// <summary>Starts the threads.</summary>
    /// <param name="count">How many.</param>
    /// <param name="onFault">Told of exceptions, which are bugs; any thread.</param>
    public HandshakeThreads(int count, Action<Exception> onFault)
    {
        _onFault = onFault;
        _threads = [.. Enumerable.Range(0, count).Select(i => new Thread(Run) { Name = $"handshakes {i}", IsBackground = true })];
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <inheritdoc/>
    public void Execute(Action work)
    {
        try
        {
            _work.Add(work);
        }
        catch (InvalidOperationException)
        {
            // The node stops: nobody waits for this handshake any more.
        }
    }

    /// <summary>Ends the threads when they have done what was asked before.</summary>
    public void Dispose()
    {
        _work.CompleteAdding();
        Array.ForEach(_threads, thread => thread.Join());
        _work.Dispose();
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            try
            {
                work();
            }
            catch (Exception fault)
            {
                _onFault(fault);
            }
        }
    }
}
