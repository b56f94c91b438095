using SfuPlatform.Crds.Access;

namespace SfuPlatform.Gateway.Access;

/// <summary>Settings of LiveKit access tokens (section <c>AccessTokens</c>); media nodes need the same keys.</summary>
internal sealed class AccessTokenOptions
{
    /// <summary>The keys; the first signs, all are accepted.</summary>
    public IList<AccessTokenKey> Keys { get; set; } = [];

    /// <summary>How long a participant's token is good. Default 6 hours: it must outlast the meeting, since reconnecting needs it.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The longest that a join token's <c>expire</c> may ask for. Default 365 days.</summary>
    public TimeSpan MaxJoinTokenLifetime { get; set; } = TimeSpan.FromDays(365);

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        if (Crds.Access.AccessTokens.Problem([.. Keys]) is { } problem)
        {
            yield return $"AccessTokens:Keys: {problem}";
        }

        if (Lifetime < TimeSpan.FromMinutes(1) || Lifetime > TimeSpan.FromDays(30))
        {
            yield return $"AccessTokens:Lifetime is {Lifetime}: it must be from 1 minute to 30 days";
        }

        if (MaxJoinTokenLifetime < TimeSpan.FromHours(1) || MaxJoinTokenLifetime > TimeSpan.FromDays(3650))
        {
            yield return $"AccessTokens:MaxJoinTokenLifetime is {MaxJoinTokenLifetime}: it must be from 1 hour to 3650 days";
        }
    }
}
