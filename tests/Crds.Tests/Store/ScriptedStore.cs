using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Tests.Store;

/// <summary>A store whose lists and watches say what a test tells them to.</summary>
internal sealed class ScriptedStore : IResourceStore<MeetingRoom>
{
    private readonly Channel<TaskCompletionSource<ResourceList<MeetingRoom>>> _lists = Channel.CreateUnbounded<TaskCompletionSource<ResourceList<MeetingRoom>>>();
    private readonly Channel<Watch> _watches = Channel.CreateUnbounded<Watch>();

    public async Task AnswerListAsync(string version, params MeetingRoom[] rooms) =>
        (await _lists.Reader.ReadAsync()).SetResult(new ResourceList<MeetingRoom>(rooms, version));

    public async Task FailListAsync(Exception problem) => (await _lists.Reader.ReadAsync()).SetException(problem);

    public async Task<Watch> NextWatchAsync() => await _watches.Reader.ReadAsync();

    public Task<ResourceList<MeetingRoom>> ListAsync(string? @namespace, string? labelSelector, CancellationToken cancellationToken)
    {
        var list = new TaskCompletionSource<ResourceList<MeetingRoom>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _lists.Writer.TryWrite(list);
        return list.Task.WaitAsync(cancellationToken);
    }

    public async IAsyncEnumerable<ResourceEvent<MeetingRoom>> WatchAsync(
        string? @namespace, string? labelSelector, string resourceVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watch = new Watch(@namespace, labelSelector, resourceVersion);
        _watches.Writer.TryWrite(watch);
        using var cancelled = cancellationToken.Register(() => watch.IsCancelled = true);
        await foreach (var happened in watch.Events(cancellationToken))
        {
            yield return happened;
        }
    }

    public Task<MeetingRoom?> GetAsync(string @namespace, string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<MeetingRoom> CreateAsync(MeetingRoom resource, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<MeetingRoom> UpdateAsync(MeetingRoom resource, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<MeetingRoom> UpdateStatusAsync(MeetingRoom resource, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(string @namespace, string name, string? uid, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>One watch that was opened.</summary>
    internal sealed class Watch(string? @namespace, string? selector, string version)
    {
        private readonly Channel<ResourceEvent<MeetingRoom>> _events = Channel.CreateUnbounded<ResourceEvent<MeetingRoom>>();
        private readonly SemaphoreSlim _waiting = new(0);

        public string? Namespace => @namespace;

        public string? Selector => selector;

        public string Version => version;

        public bool IsCancelled { get; set; }

        public void Send(ResourceEventType type, MeetingRoom room) => _events.Writer.TryWrite(new ResourceEvent<MeetingRoom>(type, room));

        public void End() => _events.Writer.Complete();

        public void Fail(Exception problem) => _events.Writer.Complete(problem);

        /// <summary>Ends when everything sent was read and its reader waits for more.</summary>
        public async Task ReadAsync()
        {
            do
            {
                await _waiting.WaitAsync();
            }
            while (_events.Reader.Count > 0);
        }

        public async IAsyncEnumerable<ResourceEvent<MeetingRoom>> Events([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            while (true)
            {
                if (_events.Reader.Count == 0)
                {
                    _waiting.Release();
                }

                if (!await _events.Reader.WaitToReadAsync(cancellationToken))
                {
                    yield break;
                }

                while (_events.Reader.TryRead(out var happened))
                {
                    yield return happened;
                }
            }
        }
    }
}
