using System.Diagnostics;

namespace SfuPlatform.EndToEnd.RestExamples;

/// <summary>Runs examples with the interpreters that their readers use.</summary>
public sealed class ExampleRunner : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rest-examples-");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        foreach (var file in (string[])["package.json", "package-lock.json"])
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, "RestExamples", file), Path.Combine(_folder.FullName, file));
        }

        // What the examples tell their readers to do first: npm i node-fetch.
        await RunAsync("npm", "ci", "--no-audit", "--no-fund");
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs an example against a host and gives what it printed.</summary>
    internal async Task<string> RunAsync(RestExample example, string origin)
    {
        var (interpreter, ending) = example.Language switch
        {
            "bash" => ("bash", ".sh"),
            "javascript" => ("node", ".mjs"),
            "php" => ("php", ".php"),
            "python" => ("/usr/bin/python3", ".py"),
            _ => throw new ArgumentException($"there is no interpreter for {example.Language}"),
        };
        var file = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}{ending}");
        await File.WriteAllTextAsync(file, example.CodeFor(origin));
        return await RunAsync(interpreter, file);
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Limit);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await output}{await errors}");
        return await output;
    }
}
