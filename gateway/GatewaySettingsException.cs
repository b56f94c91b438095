namespace SfuPlatform.Gateway;

/// <summary>Settings with which the gateway does not start.</summary>
public sealed class GatewaySettingsException(IReadOnlyList<string> problems)
    : Exception("The gateway cannot start with these settings:" + string.Concat(problems.Select(problem => $"{Environment.NewLine}  - {problem}")))
{
    /// <summary>What is wrong, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
