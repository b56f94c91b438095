namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>Compares mids and rids with the bytes that packets carry, without making text of them.</summary>
internal static class SdesId
{
    /// <summary>Whether the bytes are this id, in ASCII.</summary>
    public static bool Matches(string id, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || id.Length != bytes.Length)
        {
            return false;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            if (id[i] != bytes[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The place of the id among others; -1: not there.</summary>
    public static int IndexOf(IReadOnlyList<string> ids, ReadOnlySpan<byte> bytes)
    {
        for (var index = 0; index < ids.Count; index++)
        {
            if (Matches(ids[index], bytes))
            {
                return index;
            }
        }

        return -1;
    }
}
