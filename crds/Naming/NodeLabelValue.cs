using System.Security.Cryptography;
using System.Text;

namespace SfuPlatform.Crds.Naming;

/// <summary>The value of <see cref="MeetingRoomKeys.NodeLabel"/> for a node: a label has 63 characters, a name may have more.</summary>
public static class NodeLabelValue
{
    private const int MaxLength = 63;
    private const int HashLength = 16;

    /// <summary>The node's name, or where that is too long, its beginning and a hash of the whole.</summary>
    public static string Of(string node)
    {
        if (node.Length <= MaxLength)
        {
            return node;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(node)))[..HashLength];
        return $"{node[..(MaxLength - HashLength - 1)]}.{hash}";
    }

    /// <summary>The selector with which a node finds its rooms.</summary>
    public static string SelectorOf(string node) => $"{MeetingRoomKeys.NodeLabel}={Of(node)}";
}
