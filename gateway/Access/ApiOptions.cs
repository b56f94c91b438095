namespace SfuPlatform.Gateway.Access;

/// <summary>Settings of the REST API (section <c>Api</c>).</summary>
internal sealed class ApiOptions
{
    /// <summary>The key of the published examples; only a host that listens on loopback alone may use it.</summary>
    public const string DefaultKey = "mirotalksfu_default_secret";

    /// <summary>The keys that are valid now; several while one is replaced by the next.</summary>
    public IList<string> Keys { get; set; } = [];

    /// <summary>Which endpoints are on.</summary>
    public EndpointSwitches Allowed { get; set; } = new();

    /// <summary>How often one may call.</summary>
    public RateLimitOptions RateLimit { get; set; } = new();

    /// <summary>Origins of web pages that may call; empty: any, as callers of the original API expect.</summary>
    public IList<string> AllowedOrigins { get; set; } = [];

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    /// <param name="loopbackOnly">Whether nobody but this machine can reach the host.</param>
    public IEnumerable<string> Problems(bool loopbackOnly)
    {
        if (Keys.Count == 0)
        {
            yield return "Api:Keys is empty: set Api:Keys:0 to the key that REST callers send";
        }

        for (var index = 0; index < Keys.Count; index++)
        {
            if (string.IsNullOrWhiteSpace(Keys[index]))
            {
                yield return $"Api:Keys:{index} is empty";
            }
            else if (Keys[index] == DefaultKey && !loopbackOnly)
            {
                yield return $"Api:Keys:{index} is the published default key, which everybody knows: choose another";
            }
        }

        foreach (var origin in AllowedOrigins.Where(origin => PublicOrigin.Problem(origin) is not null))
        {
            yield return $"Api:AllowedOrigins: '{origin}' {PublicOrigin.Problem(origin)}";
        }

        foreach (var problem in RateLimit.Problems())
        {
            yield return problem;
        }
    }
}
