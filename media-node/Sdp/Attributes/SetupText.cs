namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary>The words of <see cref="Setup"/>.</summary>
internal static class SetupText
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "setup";

    /// <summary>Reads the value.</summary>
    public static bool TryParse(string value, out Setup setup)
    {
        Setup? found = value switch
        {
            "actpass" => Setup.ActPass,
            "active" => Setup.Active,
            "passive" => Setup.Passive,
            "holdconn" => Setup.HoldConnection,
            _ => null,
        };
        setup = found ?? default;
        return found is not null;
    }

    /// <summary>The word.</summary>
    public static string ToText(this Setup setup) => setup switch
    {
        Setup.ActPass => "actpass",
        Setup.Active => "active",
        Setup.Passive => "passive",
        _ => "holdconn",
    };
}
