using SfuPlatform.Gateway;

namespace SfuPlatform.Standalone;

/// <summary>What the program prints once it serves.</summary>
internal static class Announcement
{
    /// <summary>Prints where to go, and with which key; a key of one's own is not shown.</summary>
    public static void Print(TextWriter output, string origin, IConfiguration configuration)
    {
        var isDefault = configuration.GetSection("Api:Keys").GetChildren().Any(key => key.Value == GatewayModule.DefaultApiKey);
        output.WriteLine("SfuPlatform is ready.");
        output.WriteLine($"  Meet:      {origin}");
        output.WriteLine($"  API docs:  {origin}/api/v1/docs");
        output.WriteLine($"  API key:   {(isDefault ? GatewayModule.DefaultApiKey : "as configured")}");
        if (isDefault)
        {
            output.WriteLine("That key is public knowledge, so only this machine can connect. Set Api:Keys:0 and Urls to let others in.");
        }
    }
}
