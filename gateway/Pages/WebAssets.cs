using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace SfuPlatform.Gateway.Pages;

/// <summary>The files of the join page, which the build puts into the program itself.</summary>
internal sealed class WebAssets
{
    /// <summary>The page that the script turns into every other.</summary>
    public const string IndexPath = "/index.html";

    private const string ResourcePrefix = "web/";

    // The build names these by their content.
    private const string HashedFolder = "/assets/";

    private readonly FrozenDictionary<string, WebAsset> _assets;

    public WebAssets()
    {
        var types = new FileExtensionContentTypeProvider();
        var assembly = typeof(WebAssets).Assembly;
        _assets = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => "/" + name[ResourcePrefix.Length..].Replace('\\', '/'),
                name => Read(assembly, name, types),
                StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The file at a path of ours; null: there is none.</summary>
    public WebAsset? Find(string path) => _assets.GetValueOrDefault(path);

    private static WebAsset Read(Assembly assembly, string name, FileExtensionContentTypeProvider types)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var type = types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        var isText = type.StartsWith("text/", StringComparison.Ordinal);
        var isHashed = name.Replace('\\', '/').StartsWith(ResourcePrefix + HashedFolder.TrimStart('/'), StringComparison.Ordinal);
        return new WebAsset(content, isText ? type + "; charset=utf-8" : type, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"", isHashed);
    }
}
