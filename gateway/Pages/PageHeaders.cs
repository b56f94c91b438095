namespace SfuPlatform.Gateway.Pages;

/// <summary>What browsers are told about every page and file of ours.</summary>
internal sealed class PageHeaders(PagesOptions options)
{
    // Pictures and pages elsewhere are the participants' own (avatars, redirects); scripts are ours alone. The UI library
    // sets widths and positions by style attributes.
    private readonly string _policy = string.Join("; ",
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob: http: https:",
        "media-src 'self' blob: mediastream:",
        "connect-src 'self' ws: wss:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'" + string.Concat(options.FrameAncestors.Select(origin => " " + origin.TrimEnd('/'))));

    /// <summary>Adds them.</summary>
    public void Apply(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = "nosniff";

        // A join URL carries passwords and tokens, which are nobody else's business.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=()";
    }
}
