namespace SfuPlatform.Gateway.Access;

/// <summary>The origin of the URLs that we give out: as configured, else as the request came.</summary>
internal sealed class PublicOrigin(string? configured)
{
    private readonly string? _configured = configured?.TrimEnd('/');

    /// <summary>What is wrong with an origin that was configured; null: nothing.</summary>
    public static string? Problem(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
            ? null
            : "must be an http or https origin without a path, such as https://meet.example.org";

    /// <summary>The origin of pages, such as <c>https://meet.example.org</c>.</summary>
    public string Of(HttpRequest request) => _configured ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";

    /// <summary>The origin of signalling, such as <c>wss://meet.example.org</c>.</summary>
    public string SignallingOf(HttpRequest request) => "ws" + Of(request)["http".Length..];
}
