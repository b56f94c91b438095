using CsCheck;
using Microsoft.Extensions.Time.Testing;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Tests.Runtime;

public sealed class WorkQueueTests : IDisposable
{
    private static readonly ResourceKey A = new("n", "a");
    private static readonly ResourceKey B = new("n", "b");

    private readonly FakeTimeProvider _time = new();
    private readonly WorkQueue _queue;

    public WorkQueueTests() =>
        _queue = new WorkQueue(_time, new RateLimiter(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)));

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task Names_come_in_the_order_in_which_they_were_added_and_each_once()
    {
        _queue.Add(A);
        _queue.Add(B);
        _queue.Add(A);

        Assert.Equal(A, await TakeAsync());
        Assert.Equal(B, await TakeAsync());
        Assert.Equal(0, _queue.Depth);
    }

    [Fact]
    public async Task A_name_added_while_it_is_worked_on_comes_again_when_that_is_done()
    {
        _queue.Add(A);
        await TakeAsync();
        _queue.Add(A);
        Assert.Equal(0, _queue.Depth);

        _queue.Done(A);
        Assert.Equal(A, await TakeAsync());
        _queue.Done(A);
        Assert.True(_queue.IsIdle);
    }

    [Fact]
    public void A_name_for_later_comes_then()
    {
        _queue.AddAfter(A, TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, _queue.Depth);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _queue.Depth);
    }

    [Fact]
    public async Task Of_several_times_asked_for_one_name_the_earliest_counts()
    {
        _queue.AddAfter(A, TimeSpan.FromSeconds(5));
        _queue.AddAfter(A, TimeSpan.FromSeconds(2));
        _queue.AddAfter(A, TimeSpan.FromSeconds(9));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(A, await TakeAsync());
        _queue.Done(A);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(_queue.IsIdle);
    }

    [Fact]
    public void A_name_that_fails_again_and_again_pauses_longer_up_to_a_limit_until_it_succeeds()
    {
        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(0, 6).Select(_ => SecondsUntilRetry()));
        _queue.Forget(A);
        Assert.Equal(1, SecondsUntilRetry());
    }

    [Fact]
    public void Nothing_comes_after_the_end()
    {
        _queue.AddAfter(A, TimeSpan.FromSeconds(5));
        _queue.Dispose();
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, _queue.Depth);
    }

    [Fact]
    public void No_name_is_worked_on_twice_at_once_and_none_is_lost_whatever_comes_in_between() =>
        Gen.Int[0, 2].Select(Gen.Int[0, 4]).List[0, 200].Sample(steps =>
        {
            using var queue = new WorkQueue(_time, new RateLimiter(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
            var working = new HashSet<ResourceKey>();
            var owed = new HashSet<ResourceKey>();
            foreach (var (step, which) in steps)
            {
                var key = new ResourceKey("n", $"{which}");
                if (step == 0)
                {
                    queue.Add(key);
                    owed.Add(key);
                }
                else if (step == 1 && queue.Depth > 0)
                {
                    key = Now(queue.TakeAsync(default));
                    Assert.True(working.Add(key));
                    Assert.True(owed.Remove(key));
                }
                else if (working.Remove(key))
                {
                    queue.Done(key);
                }
            }

            foreach (var key in working)
            {
                queue.Done(key);
            }

            Assert.Equal(owed.Count, queue.Depth);
        });

    private static ResourceKey Now(ValueTask<ResourceKey> taking)
    {
        Assert.True(taking.IsCompletedSuccessfully);
        return taking.GetAwaiter().GetResult();
    }

    private Task<ResourceKey> TakeAsync() => _queue.TakeAsync(default).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    private int SecondsUntilRetry()
    {
        _queue.AddRateLimited(A);
        var seconds = 0;
        for (; _queue.Depth == 0; seconds++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _queue.Done(Now(_queue.TakeAsync(default)));
        return seconds;
    }
}
