using System.Net.Http.Headers;
using System.Text;

namespace SfuPlatform.Crds.Store.Kubernetes;

/// <summary>
/// Requests to the API server over KubernetesClient's connection and credentials. Its own calls know neither the status
/// of custom resources nor watches from a version, so the paths are made here.
/// </summary>
internal sealed class ApiServer(k8s.Kubernetes client, KubernetesStoreOptions options, TimeProvider time)
{
    /// <summary>Sends a request and gives the answer's body.</summary>
    /// <exception cref="StoreException">The server refused, failed or did not answer.</exception>
    public Task<string> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellationToken) =>
        LimitedAsync(
            async limited =>
            {
                using var response = await OpenAsync(method, path, body, limited);
                return await response.Content.ReadAsStringAsync(limited);
            },
            cancellationToken);

    /// <summary>Opens an answer that goes on for as long as the caller reads it; only its beginning is limited in time.</summary>
    /// <exception cref="StoreException">The server refused, failed or did not answer.</exception>
    public Task<HttpResponseMessage> OpenStreamAsync(string path, CancellationToken cancellationToken) =>
        LimitedAsync(limited => OpenAsync(HttpMethod.Get, path, null, limited), cancellationToken);

    /// <summary>What went wrong on the way, as a store says it.</summary>
    public static bool IsOutage(Exception e) => e is HttpRequestException or IOException;

    private async Task<HttpResponseMessage> OpenAsync(HttpMethod method, string path, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{client.BaseUri.AbsoluteUri.TrimEnd('/')}/{path}"));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        if (client.Credentials is { } credentials)
        {
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        }

        var response = await client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw ApiErrors.Of(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    private async Task<TResult> LimitedAsync<TResult>(Func<CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await call(either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException($"the API server did not answer within {options.RequestTimeout}", e);
        }
        catch (Exception e) when (IsOutage(e))
        {
            throw new StoreUnavailableException($"the API server cannot be reached: {e.Message}", e);
        }
    }
}
