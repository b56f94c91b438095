using System.Security.Cryptography;
using SfuPlatform.Gateway;

namespace SfuPlatform.Standalone;

/// <summary>What a host on one machine fills in where nothing is configured, so that one command is enough to try it.</summary>
internal static class Defaults
{
    private const int SecretBytes = 48;

    /// <summary>Adds them under what is configured.</summary>
    public static void AddTo(ConfigurationManager configuration)
    {
        var values = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft"] = "Warning",
            ["Logging:LogLevel:System.Net.Http"] = "Warning",
            ["Operator:LeaderElection"] = "false",
        };
        if (!configuration.GetSection("Api:Keys").GetChildren().Any())
        {
            values["Api:Keys:0"] = GatewayModule.DefaultApiKey;
        }

        if (!configuration.GetSection("AccessTokens:Keys").GetChildren().Any())
        {
            // Tokens then end with the process, as its rooms do.
            values["AccessTokens:Keys:0:Id"] = "devkey";
            values["AccessTokens:Keys:0:Secret"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
        }

        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = values });
    }
}
