namespace SfuPlatform.Architecture.Tests;

/// <summary>Cycles in a directed graph.</summary>
internal static class Cycles
{
    /// <summary>One line for each set of nodes that reach each other.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<(string From, string To)> edges)
    {
        var next = edges.ToLookup(edge => edge.From, edge => edge.To);
        var reach = next.ToDictionary(group => group.Key, group => Reachable(group.Key, next));
        return [.. reach.Where(pair => pair.Value.Contains(pair.Key))
            .Select(pair => string.Join(" <-> ", pair.Value
                .Where(other => reach.TryGetValue(other, out var back) && back.Contains(pair.Key)).Order()))
            .Distinct()];
    }

    private static HashSet<string> Reachable(string start, ILookup<string, string> next)
    {
        var seen = new HashSet<string>();
        var todo = new Stack<string>(next[start]);
        while (todo.TryPop(out var node))
        {
            if (seen.Add(node))
            {
                foreach (var successor in next[node])
                {
                    todo.Push(successor);
                }
            }
        }

        return seen;
    }
}
