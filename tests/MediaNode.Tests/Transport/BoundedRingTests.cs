using CsCheck;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.Tests.Transport;

public class BoundedRingTests
{
    [Fact]
    public void It_behaves_as_a_queue_that_refuses_when_full() =>
        Gen.Bool.List[0, 200].Sample(steps =>
        {
            var ring = new BoundedRing<int>(8);
            var model = new Queue<int>();
            var next = 0;
            foreach (var add in steps)
            {
                if (add)
                {
                    Assert.Equal(model.Count < 8, ring.TryAdd(next));
                    if (model.Count < 8)
                    {
                        model.Enqueue(next);
                    }

                    next++;
                }
                else
                {
                    Assert.Equal(model.TryDequeue(out var expected), ring.TryTake(out var taken));
                    Assert.Equal(expected, taken);
                }

                Assert.Equal(model.Count == 0, ring.IsEmpty);
            }
        });

    [Fact]
    public void Of_what_many_threads_add_and_take_nothing_is_lost_or_doubled()
    {
        const int perThread = 20_000;
        var ring = new BoundedRing<int>(64);
        var taken = new int[4 * perThread];
        var left = taken.Length;
        var adders = Enumerable.Range(0, 4).Select(adder => new Thread(() =>
        {
            for (var i = 0; i < perThread; i++)
            {
                while (!ring.TryAdd(adder * perThread + i))
                {
                    Thread.Yield();
                }
            }
        }));
        var takers = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            while (Volatile.Read(ref left) > 0)
            {
                if (ring.TryTake(out var value))
                {
                    Interlocked.Increment(ref taken[value]);
                    Interlocked.Decrement(ref left);
                }
            }
        }));
        var threads = adders.Concat(takers).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => Assert.True(thread.Join(TimeSpan.FromSeconds(60))));

        Assert.All(taken, count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public void A_capacity_that_is_no_power_of_two_is_refused(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedRing<int>(capacity));
}
