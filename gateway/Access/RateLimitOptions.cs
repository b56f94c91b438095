namespace SfuPlatform.Gateway.Access;

/// <summary>How often one may call (section <c>Api:RateLimit</c>). Each allowance may be used in one burst.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>REST calls per minute, key and address. Default 1200: a program that polls twenty times a second.</summary>
    public int RequestsPerMinute { get; set; } = 1200;

    /// <summary>Joins and looks at a room per minute and address. Default 1200: a whole company behind one address.</summary>
    public int JoinsPerMinute { get; set; } = 1200;

    /// <summary>Wrong passwords per minute, room and address. Default 10: a person, not a dictionary.</summary>
    public int WrongPasswordsPerMinute { get; set; } = 10;

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        (string Name, int Value)[] settings =
        [
            (nameof(RequestsPerMinute), RequestsPerMinute),
            (nameof(JoinsPerMinute), JoinsPerMinute),
            (nameof(WrongPasswordsPerMinute), WrongPasswordsPerMinute),
        ];
        return settings.Where(setting => setting.Value is < 1 or > 1_000_000)
            .Select(setting => $"Api:RateLimit:{setting.Name} is {setting.Value}: it must be from 1 to 1000000");
    }
}
