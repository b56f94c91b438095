using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using SfuPlatform.MediaNode.Srtp;

namespace SfuPlatform.Benchmarks.Micro;

/// <summary>Protection of one packet of 1200 bytes, by profile.</summary>
[MemoryDiagnoser]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Released by the cleanup.")]
public class SrtpBenchmark
{
    private readonly byte[] _slot = new byte[1500];
    private readonly byte[] _payload = new byte[1200];
    private SrtpSender? _sender;
    private long _sequence;

    /// <summary>The profile's name.</summary>
    [Params(nameof(SrtpProfile.AeadAes128Gcm), nameof(SrtpProfile.AeadAes256Gcm), nameof(SrtpProfile.Aes128CmHmacSha1_80))]
    public string Profile { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var profile = Enum.Parse<SrtpProfile>(Profile);
        _sender = new SrtpSender(new SrtpMasterKey(
            profile,
            RandomNumberGenerator.GetBytes(SrtpLengths.Key(profile)),
            RandomNumberGenerator.GetBytes(SrtpLengths.Salt(profile))));
        _slot[0] = 0x80;
    }

    [GlobalCleanup]
    public void Release() => _sender?.Dispose();

    [Benchmark]
    public int Protect() => _sender!.ProtectRtp(_slot, 12, _payload, ++_sequence);
}
