using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SfuPlatform.Crds.Store.InMemory;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Tests.Runtime;

public class LeaderElectionTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly InterruptibleStore<V1Lease> _leases;

    public LeaderElectionTests() => _leases = new(new InMemoryResourceStore<V1Lease>(new ResourceVersions(), _time));

    [Fact]
    public async Task Never_do_two_lead_at_once_and_one_always_comes_to_lead()
    {
        await using var one = Candidate.Start("one", _leases.Inner, _time);
        await PassUntilAsync(() => one.Leads, one);
        await using var two = Candidate.Start("two", _leases.Inner, _time);
        await PassAsync(TimeSpan.FromMinutes(1), one, two);
        Assert.True(one.Leads);

        await one.StopAsync();
        await PassUntilAsync(() => two.Leads, two);
        Assert.Equal("two", (await LeaseAsync()).Spec.HolderIdentity);
        Assert.Equal(1, (await LeaseAsync()).Spec.LeaseTransitions);
    }

    [Fact]
    public async Task A_leader_that_cannot_renew_stops_before_another_takes_over()
    {
        await using var one = Candidate.Start("one", _leases, _time);
        await PassUntilAsync(() => one.Leads, one);
        await using var two = Candidate.Start("two", _leases.Inner, _time);
        await PassAsync(TimeSpan.FromSeconds(10), one, two);

        _leases.InterruptAfter(0);
        await PassUntilAsync(() => two.Leads, one, two);
        Assert.False(one.Leads);

        _leases.Resume();
        await PassAsync(TimeSpan.FromMinutes(1), one, two);
        Assert.False(one.Leads);
    }

    [Fact]
    public async Task A_lease_of_a_holder_that_died_is_taken_when_it_did_not_change_for_its_duration()
    {
        var dead = new V1Lease
        {
            Metadata = new V1ObjectMeta { Name = "lease", NamespaceProperty = "n" },

            // By its clock the holder renewed in the future; only our own clock counts.
            Spec = new V1LeaseSpec { HolderIdentity = "dead", LeaseDurationSeconds = 15, RenewTime = new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
        };
        await _leases.CreateAsync(dead, default);
        await using var one = Candidate.Start("one", _leases, _time);
        await PassAsync(TimeSpan.FromSeconds(12), one);
        Assert.False(one.Leads);

        await PassUntilAsync(() => one.Leads, one);
        Assert.InRange(_time.GetUtcNow(), new DateTimeOffset(2030, 1, 1, 0, 0, 15, TimeSpan.Zero), new DateTimeOffset(2030, 1, 1, 0, 0, 25, TimeSpan.Zero));
    }

    private async Task<V1Lease> LeaseAsync() => (await _leases.GetAsync("n", "lease", default))!;

    private Task PassAsync(TimeSpan time, params Candidate[] candidates)
    {
        var end = _time.GetUtcNow() + time;
        return PassUntilAsync(() => _time.GetUtcNow() >= end, candidates);
    }

    private async Task PassUntilAsync(Func<bool> condition, params Candidate[] candidates)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            Assert.True(candidates.Count(candidate => candidate.Leads) <= 1, "two lead");
            foreach (var candidate in candidates)
            {
                await candidate.SleepsAsync(limit.Token);
            }

            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>One operator's election, and whether it leads.</summary>
    private sealed class Candidate : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly SleepingTime _time;
        private Task _running = Task.CompletedTask;
        private volatile bool _leads;

        private Candidate(FakeTimeProvider time) => _time = new SleepingTime(time);

        public bool Leads => _leads;

        public static Candidate Start(string name, Crds.Store.IResourceStore<V1Lease> leases, FakeTimeProvider time)
        {
            var candidate = new Candidate(time);
            var options = new LeaseOptions("n", "lease", name, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(3));
            var election = new LeaderElection(leases, options, candidate._time, NullLogger<LeaderElection>.Instance);
            candidate._running = election.RunAsync(candidate.LeadAsync, candidate._stop.Token);
            return candidate;
        }

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
        }

        /// <summary>Waits until it does nothing but wait for time to pass: only then may time pass.</summary>
        public async Task SleepsAsync(CancellationToken limit)
        {
            while (!_time.IsAsleep)
            {
                limit.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (!_stop.IsCancellationRequested)
            {
                await StopAsync();
            }

            _stop.Dispose();
        }

        private async Task LeadAsync(CancellationToken cancellationToken)
        {
            _leads = true;
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                _leads = false;
            }
        }
    }

    /// <summary>Test time that knows whether its one user waits for a timer.</summary>
    private sealed class SleepingTime(FakeTimeProvider time) : TimeProvider
    {
        private int _timers;

        public bool IsAsleep => Volatile.Read(ref _timers) > 0;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override long TimestampFrequency => time.TimestampFrequency;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Sleep(this);
            timer.Inner = time.CreateTimer(
                given =>
                {
                    timer.End();
                    callback(given);
                },
                state,
                dueTime,
                period);
            return timer;
        }

        private sealed class Sleep : ITimer
        {
            private readonly SleepingTime _time;
            private int _ended;

            public Sleep(SleepingTime time)
            {
                _time = time;
                Interlocked.Increment(ref time._timers);
            }

            public ITimer Inner { get; set; } = null!;

            public void End()
            {
                if (Interlocked.Exchange(ref _ended, 1) == 0)
                {
                    Interlocked.Decrement(ref _time._timers);
                }
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => Inner.Change(dueTime, period);

            public void Dispose()
            {
                End();
                Inner.Dispose();
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
