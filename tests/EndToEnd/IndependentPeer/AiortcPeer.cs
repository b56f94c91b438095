using System.Diagnostics;
using System.Text.Json;

namespace SfuPlatform.EndToEnd.IndependentPeer;

/// <summary>One run of peer.py: Debian's aiortc as publisher or viewer.</summary>
internal sealed class AiortcPeer : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly TaskCompletionSource _publishing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _lastLine = "";

    private AiortcPeer(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data == "publishing")
            {
                _publishing.TrySetResult();
            }
            else if (!string.IsNullOrWhiteSpace(line.Data))
            {
                _lastLine = line.Data;
            }
        };
        process.BeginOutputReadLine();
    }

    /// <summary>Completes when the peer is connected and sends.</summary>
    public async Task PublishingAsync()
    {
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_publishing.Task, ended).WaitAsync(Limit) == ended)
        {
            Assert.Fail($"The publisher ended early: {_lastLine} {await _process.StandardError.ReadToEndAsync()}");
        }
    }

    /// <summary>Starts the peer.</summary>
    /// <param name="role"><c>publish</c> or <c>watch</c>.</param>
    /// <param name="url">The WHIP or WHEP endpoint.</param>
    /// <param name="token">The Bearer.</param>
    /// <param name="seconds">How long media flows.</param>
    /// <param name="codec">The one video codec to offer.</param>
    public static AiortcPeer Start(string role, string url, string token, int seconds, string codec = "VP8")
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
            [Path.Combine(AppContext.BaseDirectory, "IndependentPeer", "peer.py"), role, url, token, $"{seconds}", codec];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new(Process.Start(start) ?? throw new InvalidOperationException("python3 did not start."));
    }

    /// <summary>What the peer saw: the last line that it printed; fails the test where the peer failed.</summary>
    public async Task<JsonElement> ResultAsync()
    {
        var errors = _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync().WaitAsync(Limit);
        Assert.True(_process.ExitCode == 0, $"{_lastLine}\n{await errors}");
        return JsonDocument.Parse(_lastLine).RootElement;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
