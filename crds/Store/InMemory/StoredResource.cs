using System.Globalization;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace SfuPlatform.Crds.Store.InMemory;

/// <summary>Stored resources as JSON, and the parts of them that the API server keeps in its own hands. Stored objects are never changed.</summary>
internal static class StoredResource
{
    private static readonly string[] ServerOwned =
        ["uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds", "namespace"];

    /// <summary>The JSON of a resource.</summary>
    public static JsonObject ToJson<T>(T resource)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var json = JsonNode.Parse(KubernetesJson.Serialize(resource))!.AsObject();
        json["metadata"] ??= new JsonObject();
        return json;
    }

    /// <summary>A caller's own object of stored JSON.</summary>
    public static T FromJson<T>(JsonObject json) => KubernetesJson.Deserialize<T>(json);

    public static JsonObject Metadata(this JsonObject json) => json["metadata"]!.AsObject();

    public static string? MetadataText(this JsonObject json, string name) => json.Metadata()[name]?.GetValue<string>();

    public static bool HasFinalizers(this JsonObject json) => json.Metadata()["finalizers"] is JsonArray { Count: > 0 };

    public static bool IsBeingDeleted(this JsonObject json) => json.Metadata()["deletionTimestamp"] is not null;

    public static IDictionary<string, string>? Labels(this JsonObject json) =>
        json.Metadata()["labels"]?.AsObject().ToDictionary(label => label.Key, label => label.Value?.GetValue<string>() ?? "");

    public static bool IsOwnedBy(this JsonObject json, string uid) =>
        json.Metadata()["ownerReferences"] is JsonArray owners && owners.Any(owner => owner!["uid"]?.GetValue<string>() == uid);

    public static long Version(this JsonObject json) => long.Parse(json.MetadataText("resourceVersion")!, CultureInfo.InvariantCulture);

    public static JsonObject Copy(this JsonObject json) => json.DeepClone().AsObject();

    /// <summary>A copy with another resource version.</summary>
    public static JsonObject WithVersion(this JsonObject json, long version)
    {
        var copy = json.Copy();
        copy.Metadata()["resourceVersion"] = version.ToString(CultureInfo.InvariantCulture);
        return copy;
    }

    /// <summary>Overwrites what a caller may not set by what is stored.</summary>
    public static void KeepServerOwned(this JsonObject json, JsonObject stored)
    {
        foreach (var name in ServerOwned)
        {
            json.Metadata().Replace(name, stored.Metadata()[name]);
        }
    }

    /// <summary>Sets a property to a copy of a value, or removes it where the value is null.</summary>
    public static void Replace(this JsonObject json, string name, JsonNode? value)
    {
        json.Remove(name);
        if (value is not null)
        {
            json[name] = value.DeepClone();
        }
    }

    public static void BumpGeneration(this JsonObject json) =>
        json.Metadata()["generation"] = (json.Metadata()["generation"]?.GetValue<long>() ?? 0) + 1;

    /// <summary>Whether two differ in more than what every write changes.</summary>
    public static bool SameContent(JsonObject one, JsonObject other) =>
        JsonNode.DeepEquals(WithoutVersion(one), WithoutVersion(other));

    private static JsonObject WithoutVersion(JsonObject json)
    {
        var copy = json.Copy();
        copy.Metadata().Remove("resourceVersion");
        return copy;
    }
}
