using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

/// <summary>A program with settings of its own, for one test.</summary>
internal sealed class SmallHost : IAsyncDisposable
{
    private readonly StandaloneHost _host;

    private SmallHost(StandaloneHost host) => _host = host;

    public string Origin => _host.Origin;

    public HttpClient CreateApiClient() => _host.CreateApiClient();

    public static async Task<SmallHost> StartAsync(params string[] settings) =>
        new(await StandaloneHost.StartAsync(settings));

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();
}
