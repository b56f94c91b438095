using System.Net;
using System.Text.Json;
using k8s;
using k8s.Models;

namespace SfuPlatform.Crds.Store.Kubernetes;

/// <summary>What the API server's refusals mean for a store.</summary>
internal static class ApiErrors
{
    /// <summary>The exception for an answer that is no success.</summary>
    public static StoreException Of(HttpStatusCode code, string body)
    {
        var status = Read(body);
        return Of(code, status?.Reason, status?.Message ?? $"the API server answered {(int)code}");
    }

    /// <summary>The exception for an error that a watch tells in its stream.</summary>
    public static StoreException Of(V1Status status) =>
        Of((HttpStatusCode)(status.Code ?? 500), status.Reason, status.Message ?? "the watch failed");

    private static StoreException Of(HttpStatusCode code, string? reason, string message) => code switch
    {
        HttpStatusCode.NotFound => new NotFoundException(message),
        HttpStatusCode.Conflict when reason == "AlreadyExists" => new AlreadyExistsException(message),
        HttpStatusCode.Conflict => new ConflictException(message),
        HttpStatusCode.Gone => new ResourceExpiredException(message),
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new InvalidResourceException(message),

        // Missing rights (401, 403) are here too: nothing is wrong with the request, and an administrator may mend it.
        _ => new StoreUnavailableException(message),
    };

    private static V1Status? Read(string body)
    {
        try
        {
            return KubernetesJson.Deserialize<V1Status>(body);
        }
        catch (JsonException)
        {
            // A proxy in between answers in its own words.
            return null;
        }
    }
}
