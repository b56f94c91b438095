namespace SfuPlatform.MediaNode.Sdp;

/// <summary>The attributes of a session or a media section, in their order.</summary>
internal static class SdpAttributeList
{
    /// <summary>Whether there is an attribute of this name.</summary>
    public static bool Has(this IReadOnlyList<SdpAttribute> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of the first attribute of this name; null where there is none, or none with a value.</summary>
    public static string? Value(this IReadOnlyList<SdpAttribute> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>The values of all attributes of this name.</summary>
    public static IEnumerable<string> Values(this IReadOnlyList<SdpAttribute> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name && attribute.Value is not null)
            {
                yield return attribute.Value;
            }
        }
    }
}
