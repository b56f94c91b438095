namespace SfuPlatform.MediaNode;

/// <summary>Settings with which the media node does not start.</summary>
public sealed class MediaNodeSettingsException(IReadOnlyList<string> problems)
    : Exception("The media node cannot start with these settings:" + string.Concat(problems.Select(problem => $"{Environment.NewLine}  - {problem}")))
{
    /// <summary>What is wrong, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
