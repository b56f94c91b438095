using System.Net;
using System.Text;
using k8s;
using k8s.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.Store.InMemory;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Gateway.Tests.Hosting;

/// <summary>A whole gateway on a free port, over in-memory stores, in a time that the test owns.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    public const string Key = "a-key-of-the-tests";
    public const string Namespace = "default";

    private readonly WebApplication _app;
    private readonly StoreSwitch _switch;

    private GatewayHost(WebApplication app, FakeTimeProvider time, StoreSwitch away)
    {
        _app = app;
        _switch = away;
        Time = time;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    public HttpClient Client { get; }

    public FakeTimeProvider Time { get; }

    public Uri Address => Client.BaseAddress!;

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    public IResourceStore<MeetingRoom> Rooms => Get<IResourceStore<MeetingRoom>>();

    public IResourceStore<V1Secret> Secrets => Get<IResourceStore<V1Secret>>();

    public bool StoreIsAway
    {
        set => _switch.IsAway = value;
    }

    public static async Task<GatewayHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Api:Keys:0"] = Key,
            ["AccessTokens:Keys:0:Id"] = "test",
            ["AccessTokens:Keys:0:Secret"] = "a secret of the tests that is long enough",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, 123, TimeSpan.Zero));
        var away = new StoreSwitch();
        builder.Services.AddSingleton<TimeProvider>(time).AddInMemoryStores();
        Wrap<MeetingRoom>(builder.Services, away);
        Wrap<MediaNode>(builder.Services, away);
        Wrap<V1Secret>(builder.Services, away);
        builder.Services.AddGateway(builder.Configuration);
        var app = builder.Build();
        app.MapGateway();
        await app.StartAsync();
        await Task.WhenAll(
            app.Services.GetRequiredService<ResourceCache<MeetingRoom>>().Synced,
            app.Services.GetRequiredService<ResourceCache<MediaNode>>().Synced);
        return new GatewayHost(app, time, away);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Sends to the REST API with a good key; a body is sent as JSON.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, string? key = Key, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("authorization", key);
        }

        return await Answer.OfAsync(await Client.SendAsync(request));
    }

    public Task<Answer> GetAsync(string path, string? key = Key) => SendAsync(HttpMethod.Get, path, key: key);

    public Task<Answer> PostAsync(string path, string? body = null, string type = "application/json") =>
        SendAsync(HttpMethod.Post, path, body, type: type);

    public Task<Answer> DeleteAsync(string path, string? body = null) => SendAsync(HttpMethod.Delete, path, body);

    /// <summary>Calls as the join page does.</summary>
    public async Task<Answer> MeetAsync(string room, string call, object body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/meet/{Uri.EscapeDataString(room)}/{call}");

        // With a length, as browsers send it.
        request.Content = new StringContent(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("authorization", "Bearer " + token);
        }

        return await Answer.OfAsync(await Client.SendAsync(request));
    }

    /// <summary>The address of a page, and where it redirects to.</summary>
    public async Task<Answer> PageAsync(string path) => await Answer.OfAsync(await Client.GetAsync(path));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private static void Wrap<T>(IServiceCollection services, StoreSwitch away)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var inner = services.Single(service => service.ServiceType == typeof(IResourceStore<T>)).ImplementationFactory!;
        services.AddSingleton<IResourceStore<T>>(provider => new SwitchableStore<T>((IResourceStore<T>)inner(provider), away));
    }
}

/// <summary>An answer with its body read.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, HttpResponseMessage Response)
{
    public int Code => (int)Status;

    public System.Text.Json.JsonElement Json => System.Text.Json.JsonDocument.Parse(Body).RootElement;

    public string? Location => Response.Headers.Location?.OriginalString;

    public string Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : "";

    public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
}
