namespace SfuPlatform.Architecture.Tests;

/// <summary>Which folder may use which: the matrix of the house, and the judgement of edges by it.</summary>
internal static class Directions
{
    private static readonly string[] Engine = ["Counters"];

    /// <summary>media-node: folder -> the folders that it may use. A new edge needs a line here and a reason in ARCHITECTURE.md.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> MediaNode = new Dictionary<string, string[]>
    {
        ["Counters"] = [],
        ["Rtp"] = Engine,
        ["Sdp"] = Engine,
        ["Transport"] = Engine,
        ["Dtls"] = Engine,
        ["Ice"] = ["Counters", "Transport"],
        ["Rtcp"] = ["Counters", "Rtp"],
        ["Srtp"] = ["Counters", "Rtp"],
        ["Congestion"] = ["Counters", "Rtp", "Rtcp"],
        ["PeerConnections"] = ["Counters", "Rtp", "Rtcp", "Sdp", "Transport", "Ice", "Dtls", "Srtp", "Congestion"],
        ["Forwarding"] = ["Counters", "Rtp", "Rtcp", "Congestion", "PeerConnections"],
        ["Rooms"] = ["Counters", "PeerConnections", "Forwarding"],
        ["Signaling"] = ["Counters", "PeerConnections", "Rooms", "crds:Access"],
        ["Node"] = ["Counters", "Rooms", "crds"],
    };

    /// <summary>operator.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Operator = new Dictionary<string, string[]>
    {
        ["Runtime"] = ["crds"],
        ["Placement"] = ["crds"],
        ["Nodes"] = ["Runtime", "Placement", "crds"],
        ["Rooms"] = ["Runtime", "Placement", "crds"],
    };

    /// <summary>gateway.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Gateway = new Dictionary<string, string[]>
    {
        ["Access"] = ["crds"],
        ["Directory"] = ["Access", "crds"],
        ["Api"] = ["Access", "Directory", "crds"],
        ["Proxy"] = ["Access", "Directory", "crds"],
        ["Pages"] = ["Access", "Directory", "crds"],
    };

    /// <summary>The edges that the matrix does not allow, each told with the type that makes it.</summary>
    public static IReadOnlyList<string> Violations(
        string program,
        IReadOnlyDictionary<string, string[]> matrix,
        IReadOnlyDictionary<(string From, string To), string> edges)
    {
        var found = new List<string>();
        foreach (var ((from, to), example) in edges)
        {
            var user = Folder(program, from);
            if (user == "")
            {
                // The module, the options and Program compose everything.
                continue;
            }

            if (!matrix.TryGetValue(user, out var allowed))
            {
                found.Add($"{from}: the folder '{user}' is not in the matrix");
                continue;
            }

            var used = Folder(program, to);
            if (used != user && !allowed.Contains(used) && !(used.StartsWith("crds", StringComparison.Ordinal) && allowed.Contains("crds")))
            {
                found.Add($"{user} may not use {(used == "" ? "the program's root" : used)}: {example}");
            }
        }

        return found;
    }

    private static string Folder(string program, string @namespace)
    {
        if (@namespace == program)
        {
            return "";
        }

        if (@namespace.StartsWith(program + ".", StringComparison.Ordinal))
        {
            return @namespace[(program.Length + 1)..].Split('.')[0];
        }

        const string contract = "SfuPlatform.Crds";
        return @namespace.StartsWith(contract + ".", StringComparison.Ordinal)
            ? "crds:" + @namespace[(contract.Length + 1)..].Split('.')[0]
            : "foreign:" + @namespace;
    }
}
