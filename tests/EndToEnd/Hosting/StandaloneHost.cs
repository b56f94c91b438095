using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace SfuPlatform.EndToEnd.Hosting;

/// <summary>The product as its users start it: the standalone program as a process of its own, on free ports.</summary>
public sealed class StandaloneHost : IAsyncLifetime
{
    /// <summary>The key that the published examples use.</summary>
    public const string ApiKey = "mirotalksfu_default_secret";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string[] _settings;
    private readonly StringBuilder _log = new();
    private Process? _process;

    /// <summary>With default settings, for a class fixture.</summary>
    public StandaloneHost()
        : this([])
    {
    }

    private StandaloneHost(string[] settings) => _settings = settings;

    /// <summary>Where pages, REST and signalling are, without a slash at the end.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>What the program has printed so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>A host with settings of its own, such as <c>--Rooms:EmptyTimeout=00:00:05</c>; dispose it.</summary>
    public static async Task<StandaloneHost> StartAsync(params string[] settings)
    {
        var host = new StandaloneHost(settings);
        await host.InitializeAsync();
        return host;
    }

    /// <summary>A client for the REST API with the key in place.</summary>
    public HttpClient CreateApiClient()
    {
        var client = new HttpClient { BaseAddress = new Uri(Origin) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(ApiKey);
        return client;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Origin = $"http://localhost:{FreePort(SocketType.Stream)}";
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        string[] arguments =
        [
            StandaloneProgram(),
            $"--Urls={Origin}",
            $"--Media:UdpPort={FreePort(SocketType.Dgram)}",
            $"--Media:TcpPort={FreePort(SocketType.Stream)}",
            .. _settings,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync(_process);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_process is null)
        {
            return;
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string StandaloneProgram()
    {
        // tests/EndToEnd/bin/<configuration>/net10.0 -> standalone/bin/<configuration>/net10.0
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "standalone", "bin", output.Parent.Name, output.Name, "SfuPlatform.Standalone.dll");
    }

    private static int FreePort(SocketType type)
    {
        using var socket = new Socket(
            AddressFamily.InterNetwork, type, type == SocketType.Dgram ? ProtocolType.Udp : ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task WaitUntilReadyAsync(Process process)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var limit = new CancellationTokenSource(StartLimit);
        while (true)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"standalone ended with {process.ExitCode}:\n{Log}");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri(Origin + "/readyz"), limit.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"standalone was not ready after {StartLimit}:\n{Log}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }

    private void Append(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }
}
