namespace SfuPlatform.Operator.Nodes;

/// <summary>Log messages of this folder.</summary>
internal static partial class NodesLog
{
    [LoggerMessage(401, LogLevel.Warning, "Media node {Node} is silent: no heartbeat for {Limit}")]
    public static partial void Silent(this ILogger logger, string node, TimeSpan limit);

    [LoggerMessage(402, LogLevel.Warning, "Media node {Node} is lost; its rooms go to other nodes")]
    public static partial void Lost(this ILogger logger, string node);

    [LoggerMessage(403, LogLevel.Information, "Media node {Node} is heard again")]
    public static partial void Returned(this ILogger logger, string node);
}
