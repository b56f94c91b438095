using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace SfuPlatform.Gateway.Proxy;

/// <summary>Forwards a request, or a whole WebSocket, to a media node.</summary>
internal sealed class NodeConnection : IDisposable
{
    // Above the ping interval of every client, so that only dead connections are cut.
    private static readonly ForwarderRequestConfig Config = new()
    {
        ActivityTimeout = TimeSpan.FromSeconds(100),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly IHttpForwarder _forwarder;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        ConnectTimeout = TimeSpan.FromSeconds(3),
    });

    public NodeConnection(IHttpForwarder forwarder) => _forwarder = forwarder;

    /// <summary>Forwards the request as it came.</summary>
    /// <param name="context">The request.</param>
    /// <param name="node">Where the node's signalling listens.</param>
    /// <param name="token">An access token in place of what the caller showed; null: as it came.</param>
    /// <returns>False: the node could not be reached, and nothing was answered yet.</returns>
    public async Task<bool> ForwardAsync(HttpContext context, Uri node, string? token)
    {
        var error = await _forwarder.SendAsync(
            context, node.GetLeftPart(UriPartial.Authority), _client, Config, new NodeTransformer(node, token), context.RequestAborted);
        return error == ForwarderError.None || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private sealed class NodeTransformer(Uri node, string? token) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);

            // The target as it was sent: rebuilding it from the decoded path would change rooms' names with a % in them.
            var target = httpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            if (target.StartsWith('/'))
            {
                proxyRequest.RequestUri = new Uri(node, target);
            }

            if (token is not null)
            {
                proxyRequest.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }
        }
    }
}
