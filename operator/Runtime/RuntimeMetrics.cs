using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SfuPlatform.Operator.Runtime;

/// <summary>Metrics and traces of the controllers.</summary>
internal sealed class RuntimeMetrics : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string SourceName = "SfuPlatform.Operator";

    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly ActivitySource _activities = new(SourceName);
    private readonly Histogram<double> _durations;
    private readonly ConcurrentDictionary<string, Func<int>> _depths = [];

    public RuntimeMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _meter = meters.Create(SourceName);
        _durations = _meter.CreateHistogram<double>(
            "sfuplatform.operator.reconcile.duration", "s", "Duration of reconciliations, by controller and outcome.");
        _meter.CreateObservableGauge(
            "sfuplatform.operator.queue.depth", Depths, "{resource}", "Resources waiting to be reconciled, by controller.");
    }

    /// <summary>Shows a queue's depth until disposed.</summary>
    public IDisposable ObserveDepth(string controller, Func<int> depth)
    {
        _depths[controller] = depth;
        return new Removal(() => _depths.TryRemove(controller, out _));
    }

    /// <summary>Measures one reconciliation until disposed.</summary>
    public Reconciliation Reconcile(string controller, ResourceKey key)
    {
        var activity = _activities.StartActivity("reconcile");
        activity?.SetTag("sfuplatform.controller", controller).SetTag("k8s.namespace.name", key.Namespace).SetTag("sfuplatform.resource", key.Name);
        return new Reconciliation(this, controller, activity);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _activities.Dispose();
        _meter.Dispose();
    }

    private IEnumerable<Measurement<int>> Depths() =>
        _depths.Select(depth => new Measurement<int>(depth.Value(), KeyValuePair.Create<string, object?>("controller", depth.Key)));

    /// <summary>One reconciliation being measured.</summary>
    internal sealed class Reconciliation(RuntimeMetrics metrics, string controller, Activity? activity) : IDisposable
    {
        private readonly long _started = metrics._time.GetTimestamp();

        /// <summary>How it went.</summary>
        public string Outcome { get; set; } = "success";

        /// <inheritdoc/>
        public void Dispose()
        {
            metrics._durations.Record(
                metrics._time.GetElapsedTime(_started).TotalSeconds,
                KeyValuePair.Create<string, object?>("controller", controller),
                KeyValuePair.Create<string, object?>("outcome", Outcome));
            activity?.SetTag("sfuplatform.outcome", Outcome);
            activity?.Dispose();
        }
    }

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
