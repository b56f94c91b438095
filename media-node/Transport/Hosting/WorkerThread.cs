namespace SfuPlatform.MediaNode.Transport.Hosting;

/// <summary>Runs one worker until it is stopped: a round, then a wait for whatever comes next.</summary>
internal sealed class WorkerThread
{
    private const int WaitMilliseconds = 10; // The interval of timers.

    private readonly UdpWorker _worker;
    private readonly ISocketBatch _socket;
    private readonly MonotonicClock _clock;
    private readonly Action<Exception> _onFault;
    private readonly Thread _thread;
    private volatile bool _stopping;

    /// <summary>Starts it.</summary>
    public WorkerThread(UdpWorker worker, ISocketBatch socket, MonotonicClock clock, Action<Exception> onFault)
    {
        _worker = worker;
        _socket = socket;
        _clock = clock;
        _onFault = onFault;
        _thread = new Thread(Run) { Name = $"media {worker.Index}", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Ends it; returns when it has ended.</summary>
    public void Stop()
    {
        _stopping = true;
        _socket.Wake();
        _thread.Join();
    }

    private void Run()
    {
        _worker.Owner.TakeForLife();
        while (!_stopping)
        {
            try
            {
                var more = _worker.RunOnce(_clock.Now);
                var sleep = !more && _worker.Mailbox.TrySleep();
                _socket.Wait(sleep ? WaitMilliseconds : 0);
                _worker.Mailbox.Awaken();
            }
            catch (Exception fault)
            {
                // A bug of ours: it has cost one message; a node that stopped here would cost every meeting on it.
                _onFault(fault);
            }
        }

        _worker.Owner.Release();
    }
}
