using Microsoft.Extensions.Options;
using SfuPlatform.Gateway;
using SfuPlatform.MediaNode;

namespace SfuPlatform.Standalone;

/// <summary>Words for why the program cannot start, where the user can mend it.</summary>
internal static class StartProblem
{
    /// <summary>The words; null: a fault of ours, which deserves its stack trace.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        GatewaySettingsException settings => settings.Message,
        MediaNodeSettingsException settings => settings.Message,
        OptionsValidationException options =>
            "A module cannot start with these settings:" + string.Concat(options.Failures.Select(failure => $"{Environment.NewLine}  - {failure}")),
        IOException io => io.Message,
        AggregateException { InnerExceptions: [var one] } => Of(one),
        _ => null,
    };
}
