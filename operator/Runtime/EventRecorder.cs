using System.Threading.Channels;
using k8s;
using k8s.Models;
using SfuPlatform.Crds.Store;

namespace SfuPlatform.Operator.Runtime;

/// <summary>
/// Writes Kubernetes Events for what users should see in <c>kubectl describe</c>. It never delays or fails who records:
/// events that the store takes too slowly are dropped.
/// </summary>
internal sealed class EventRecorder(IResourceStore<Corev1Event> events, TimeProvider time, ILogger<EventRecorder> logger)
{
    private const string Component = "sfuplatform-operator";
    private const int MaxWaiting = 256;
    private const int MaxRemembered = 1024;

    private readonly Channel<Corev1Event> _waiting =
        Channel.CreateBounded<Corev1Event>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    // What was written of late, so that the same thing again counts up one event instead of making another.
    private readonly Dictionary<(string? Uid, string Reason, string Message), string> _written = [];

    /// <summary>Records something normal.</summary>
    public void Normal(IKubernetesObject<V1ObjectMeta> about, string reason, string message) => Record(about, "Normal", reason, message);

    /// <summary>Records something that users should look at.</summary>
    public void Warning(IKubernetesObject<V1ObjectMeta> about, string reason, string message) => Record(about, "Warning", reason, message);

    /// <summary>Writes what is recorded until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var recorded in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await WriteAsync(recorded, cancellationToken);
            }
            catch (StoreException e)
            {
                logger.EventNotWritten(recorded.Reason, e.Message);
            }
        }
    }

    private void Record(IKubernetesObject<V1ObjectMeta> about, string type, string reason, string message)
    {
        var now = time.GetUtcNow().UtcDateTime;
        _waiting.Writer.TryWrite(new Corev1Event
        {
            Metadata = new V1ObjectMeta { GenerateName = about.Metadata.Name + ".", NamespaceProperty = about.Metadata.NamespaceProperty },
            InvolvedObject = new V1ObjectReference
            {
                ApiVersion = about.ApiVersion,
                Kind = about.Kind,
                Name = about.Metadata.Name,
                NamespaceProperty = about.Metadata.NamespaceProperty,
                Uid = about.Metadata.Uid,
                ResourceVersion = about.Metadata.ResourceVersion,
            },
            Type = type,
            Reason = reason,
            Message = message,
            Count = 1,
            FirstTimestamp = now,
            LastTimestamp = now,
            Source = new V1EventSource { Component = Component },
            ReportingComponent = Component,
            ReportingInstance = Environment.MachineName,
        });
    }

    private async Task WriteAsync(Corev1Event recorded, CancellationToken cancellationToken)
    {
        var same = (recorded.InvolvedObject.Uid, recorded.Reason, recorded.Message);
        if (_written.TryGetValue(same, out var name)
            && await events.GetAsync(recorded.Metadata.NamespaceProperty, name, cancellationToken) is { } known)
        {
            known.Count++;
            known.LastTimestamp = recorded.LastTimestamp;
            await events.UpdateAsync(known, cancellationToken);
            return;
        }

        var written = await events.CreateAsync(recorded, cancellationToken);
        if (_written.Count >= MaxRemembered)
        {
            _written.Clear();
        }

        _written[same] = written.Metadata.Name;
    }
}
