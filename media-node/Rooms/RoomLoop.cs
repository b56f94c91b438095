using System.Threading.Channels;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>Runs what is posted one after the other, in order: the one thread of control of a room.</summary>
internal sealed class RoomLoop
{
    private readonly Channel<Action> _actions = Channel.CreateUnbounded<Action>(new() { SingleReader = true });
    private readonly ILogger _logger;
    private readonly Task _run;

    /// <summary>Starts it.</summary>
    public RoomLoop(ILogger logger)
    {
        _logger = logger;
        _run = RunAsync();
    }

    /// <summary>Runs an action later, after all that was posted before; any thread. Nothing happens after the loop was completed.</summary>
    public void Post(Action action) => _actions.Writer.TryWrite(action);

    /// <summary>Runs a function on the loop and gives what it returns; <paramref name="closed"/> where the loop was completed.</summary>
    public Task<T> AskAsync<T>(Func<T> question, T closed)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var posted = _actions.Writer.TryWrite(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception failure)
            {
                answer.SetException(failure);
                throw;
            }
        });
        return posted ? answer.Task : Task.FromResult(closed);
    }

    /// <summary>Runs what was posted so far and ends.</summary>
    public Task CompleteAsync()
    {
        _actions.Writer.TryComplete();
        return _run;
    }

    private async Task RunAsync()
    {
        await foreach (var action in _actions.Reader.ReadAllAsync())
        {
            try
            {
                action();
            }
#pragma warning disable CA1031 // One command that fails must not end the meeting of all others.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                RoomsLog.CommandFailed(_logger, failure);
            }
        }
    }
}
