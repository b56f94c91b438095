using System.Diagnostics;
using System.Globalization;

namespace SfuPlatform.Benchmarks.Load;

/// <summary>This program once more, in a process of its own, so that its CPU time and memory are its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    public ServerProcess(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        Array.ForEach(args, start.ArgumentList.Add);
        _process = Process.Start(start)!;
    }

    /// <summary>A line that it prints.</summary>
    public string ReadLine() => _process.StandardOutput.ReadLine()
        ?? throw new InvalidOperationException($"The server ended with code {_process.ExitCode}.");

    /// <summary>Tells it something.</summary>
    public void WriteLine(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>What it has used and sent so far.</summary>
    public Sample Read()
    {
        WriteLine("count");
        var counts = Numbers(ReadLine());
        _process.Refresh();
        return new(_process.TotalProcessorTime.TotalMicroseconds, counts[0], counts[1]);
    }

    /// <summary>Its managed bytes after a collection, and all its resident bytes.</summary>
    public (long Managed, long Resident) ReadMemory()
    {
        WriteLine("memory");
        var bytes = Numbers(ReadLine());
        return (bytes[0], bytes[1]);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(10_000))
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private static long[] Numbers(string line) =>
        [.. line.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
}

/// <summary>What a server has used and sent up to one moment.</summary>
/// <param name="CpuMicroseconds">CPU time, user and system.</param>
/// <param name="Packets">Media packets sent.</param>
/// <param name="Bytes">Their bytes, as datagrams.</param>
internal readonly record struct Sample(double CpuMicroseconds, long Packets, long Bytes)
{
    /// <summary>CPU per packet between two moments.</summary>
    public double PerPacket(Sample earlier) => (CpuMicroseconds - earlier.CpuMicroseconds) / (Packets - earlier.Packets);

    /// <summary>Bytes per packet between two moments.</summary>
    public double Length(Sample earlier) => (double)(Bytes - earlier.Bytes) / (Packets - earlier.Packets);
}
