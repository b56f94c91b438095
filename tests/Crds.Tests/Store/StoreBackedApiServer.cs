using System.Net;
using System.Text;
using System.Web;
using k8s;
using k8s.Models;
using SfuPlatform.Crds.Store;

namespace SfuPlatform.Crds.Tests.Store;

/// <summary>
/// Answers as the API server does for one kind, out of a store: what it proves is that the Kubernetes store asks the right
/// paths and understands the answers. That the API server itself behaves so is for the cluster tests.
/// </summary>
internal sealed class StoreBackedApiServer<T>(IResourceStore<T> store, string root) : DelegatingHandler
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>What to answer instead; null: nothing.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? Instead { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Instead is not null)
        {
            return await Instead(request, cancellationToken);
        }

        try
        {
            return await AnswerAsync(request, cancellationToken);
        }
        catch (StoreException e)
        {
            var (code, reason) = e switch
            {
                NotFoundException => (HttpStatusCode.NotFound, "NotFound"),
                AlreadyExistsException => (HttpStatusCode.Conflict, "AlreadyExists"),
                ConflictException => (HttpStatusCode.Conflict, "Conflict"),
                InvalidResourceException => (HttpStatusCode.UnprocessableEntity, "Invalid"),
                ResourceExpiredException => (HttpStatusCode.Gone, "Expired"),
                _ => (HttpStatusCode.ServiceUnavailable, "ServiceUnavailable"),
            };
            return Json(code, new { kind = "Status", code = (int)code, reason, message = e.Message });
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.Trim('/');
        Assert.StartsWith(root, path, StringComparison.Ordinal);
        var parts = path[root.Length..].Trim('/').Split('/').ToList();
        var @namespace = parts[0] == "namespaces" ? parts[1] : null;
        parts = parts[0] == "namespaces" ? parts[2..] : parts;
        var name = parts.ElementAtOrDefault(1);
        var query = HttpUtility.ParseQueryString(request.RequestUri.Query);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        switch (request.Method.Method)
        {
            case "GET" when query["watch"] == "true":
                Assert.InRange(int.Parse(query["timeoutSeconds"]!), 300, 600);
                return Watch(store.WatchAsync(@namespace, query["labelSelector"], query["resourceVersion"]!, cancellationToken));
            case "GET" when name is null:
                var list = await store.ListAsync(@namespace, query["labelSelector"], cancellationToken);
                return Json(HttpStatusCode.OK, new { metadata = new { resourceVersion = list.ResourceVersion }, items = list.Items });
            case "GET":
                return Json(HttpStatusCode.OK, await store.GetAsync(@namespace!, name, cancellationToken) ?? throw new NotFoundException(path));
            case "POST":
                return Json(HttpStatusCode.Created, await store.CreateAsync(Read(body), cancellationToken));
            case "PUT" when parts.ElementAtOrDefault(2) == "status":
                return Json(HttpStatusCode.OK, await store.UpdateStatusAsync(Read(body), cancellationToken));
            case "PUT":
                return Json(HttpStatusCode.OK, await store.UpdateAsync(Read(body), cancellationToken));
            case "DELETE":
                var how = KubernetesJson.Deserialize<V1DeleteOptions>(body);
                return await store.DeleteAsync(@namespace!, name!, how.Preconditions?.Uid, cancellationToken)
                    ? Json(HttpStatusCode.OK, new { kind = "Status", status = "Success" })
                    : throw new NotFoundException(path);
            default:
                throw new InvalidOperationException(request.ToString());
        }
    }

    private static T Read(string body)
    {
        var resource = KubernetesJson.Deserialize<T>(body);
        Assert.NotEmpty(resource.Kind);
        Assert.NotEmpty(resource.ApiVersion);
        return resource;
    }

    public static HttpResponseMessage Json(HttpStatusCode code, object body) =>
        new(code) { Content = new StringContent(KubernetesJson.Serialize(body), Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Watch(IAsyncEnumerable<ResourceEvent<T>> events)
    {
        var pipe = new System.IO.Pipelines.Pipe();
        _ = Task.Run(async () =>
        {
            try
            {
                await foreach (var (type, resource) in events)
                {
                    await WriteAsync(new { type = type.ToString().ToUpperInvariant(), @object = resource });
                }
            }
            catch (ResourceExpiredException e)
            {
                await WriteAsync(new { type = "ERROR", @object = new { kind = "Status", code = 410, reason = "Expired", message = e.Message } });
            }
            catch (OperationCanceledException)
            {
                // The client went.
            }
            finally
            {
                await pipe.Writer.CompleteAsync();
            }
        });
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(pipe.Reader.AsStream()) };

        async Task WriteAsync(object line) => await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(KubernetesJson.Serialize(line) + "\n"));
    }
}
