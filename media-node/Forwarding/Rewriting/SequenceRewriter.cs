namespace SfuPlatform.MediaNode.Forwarding.Rewriting;

/// <summary>
/// Numbers what a subscriber gets without gaps, except those that are gaps of the source too: what is dropped on purpose
/// leaves no hole, what was lost does, and fills it when it comes late. Serves for RTP sequence numbers and for picture
/// ids. Owner: the down track.
/// </summary>
/// <param name="first">The first number given out.</param>
/// <param name="memory">How many changes of the offset are remembered for late numbers.</param>
internal sealed class SequenceRewriter(long first, int memory = 64)
{
    /// <summary>A jump ahead of more than this is a restart of the source, not loss: it leaves no hole.</summary>
    public const int MaxGap = 3000;

    private readonly Run[] _runs = new Run[memory];
    private int _newestRun = -1;
    private int _runCount;
    private long _highest;

    /// <summary>The highest number given out; one before the first where none was.</summary>
    public long HighestOutput { get; private set; } = first - 1;

    /// <summary>Starts again with this source number, which gets the next output number; older ones are no longer known.</summary>
    public void Rebase(long source)
    {
        _runCount = 0;
        _highest = source - 1;
        Push(new(source, HighestOutput + 1 - source, IsDropped: false));
    }

    /// <summary>The output number of a source number that is forwarded; false where it was dropped or is too old to tell.</summary>
    public bool TryForward(long source, out long output)
    {
        if (_runCount == 0 || source - _highest > MaxGap)
        {
            Rebase(source);
        }

        if (source <= _highest)
        {
            var known = Find(source, out var run);
            output = source + run.Offset;
            return known && !run.IsDropped;
        }

        if (_runs[_newestRun].IsDropped)
        {
            Push(new(_highest + 1, _runs[_newestRun].Offset - (_highest + 1 - _runs[_newestRun].From), IsDropped: false));
        }

        _highest = source;
        output = source + _runs[_newestRun].Offset;
        HighestOutput = output;
        return true;
    }

    /// <summary>Leaves out a source number; those that it skips keep their place, for they may still come.</summary>
    public void Drop(long source)
    {
        if (_runCount == 0 || source <= _highest)
        {
            return;
        }

        if (source - _highest > MaxGap)
        {
            Rebase(source + 1); // As for a forwarded one: a restart of the source.
            return;
        }

        var newest = _runs[_newestRun];
        if (source > _highest + 1 && newest.IsDropped)
        {
            Push(new(_highest + 1, newest.Offset - (_highest + 1 - newest.From), IsDropped: false));
            newest = _runs[_newestRun];
        }

        if (!newest.IsDropped)
        {
            // Missing numbers before this one keep their places: the next forwarded one comes after them.
            HighestOutput = Math.Max(HighestOutput, source - 1 + newest.Offset);
            Push(new(source, newest.Offset, IsDropped: true));
        }

        _highest = source;
    }

    private void Push(Run run)
    {
        _newestRun = (_newestRun + 1) % _runs.Length;
        _runs[_newestRun] = run;
        _runCount = Math.Min(_runCount + 1, _runs.Length);
    }

    private bool Find(long source, out Run run)
    {
        for (var back = 0; back < _runCount; back++)
        {
            run = _runs[(_newestRun - back + _runs.Length) % _runs.Length];
            if (run.From <= source)
            {
                return true;
            }
        }

        run = default;
        return false;
    }

    /// <summary>Source numbers from one on, up to the next run, with what is added to them.</summary>
    private readonly record struct Run(long From, long Offset, bool IsDropped);
}
