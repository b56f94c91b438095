using System.Diagnostics;
using SfuPlatform.MediaNode.Dtls;

namespace SfuPlatform.MediaNode.Tests.Dtls;

[Collection(Alone.Name)]
public class DtlsEndpointTests
{
    [Fact]
    public void Two_endpoints_agree_on_keys()
    {
        using var pair = new DtlsPair();
        pair.Start();

        Assert.True(pair.Run(), pair.Client.FailureReason ?? pair.Server.FailureReason);
        Assert.Equal(0x0007, pair.Client.Keys!.Profile);
        Assert.Equal(pair.Client.Keys.LocalKey, pair.Server.Keys!.RemoteKey);
        Assert.Equal(pair.Client.Keys.LocalSalt, pair.Server.Keys.RemoteSalt);
        Assert.Equal(pair.Client.Keys.RemoteKey, pair.Server.Keys.LocalKey);
        Assert.Equal(pair.Client.Keys.RemoteSalt, pair.Server.Keys.LocalSalt);
        Assert.NotEqual(pair.Client.Keys.LocalKey, pair.Client.Keys.RemoteKey);
    }

    [Fact]
    public void The_handshake_takes_few_datagrams_of_at_most_1200_bytes()
    {
        using var pair = new DtlsPair();
        pair.Start();
        pair.Run();

        Assert.InRange(pair.Datagrams, 4, 6);
        Assert.InRange(pair.LongestDatagram, 1, 1200);
    }

    [Fact]
    public void A_handshake_survives_the_loss_of_any_one_datagram()
    {
        for (var lost = 0; lost < 6; lost++)
        {
            using var pair = new DtlsPair { Drop = number => number == lost };
            pair.Start();

            Assert.True(pair.Run(5_000_000), $"datagram {lost}: {pair.Client.State} {pair.Server.State}");
        }
    }

    [Fact]
    public void A_handshake_survives_the_loss_of_half_of_all_datagrams()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            using var pair = new DtlsPair { Drop = _ => random.Next(2) == 0 };
            pair.Start();

            Assert.True(pair.Run(), $"seed {seed}: {pair.Client.State} {pair.Server.State} {pair.Client.FailureReason}");
        }
    }

    [Fact]
    public void A_server_refuses_a_client_whose_certificate_was_not_announced()
    {
        using var pair = new DtlsPair(clientFingerprint: PeerIdentity.Format(new byte[32]));
        pair.Start();

        Assert.False(pair.Run());
        Assert.Equal(DtlsState.Failed, pair.Server.State);
        Assert.Null(pair.Server.Keys);
        Assert.Contains("fingerprint", pair.Server.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_refuses_a_server_whose_certificate_was_not_announced()
    {
        using var pair = new DtlsPair(serverFingerprint: "no fingerprint");
        pair.Start();

        Assert.False(pair.Run());
        Assert.Equal(DtlsState.Failed, pair.Client.State);
        Assert.Null(pair.Client.Keys);
        Assert.Equal(DtlsState.Failed, pair.Server.State);
        Assert.Contains("bad_certificate", pair.Server.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handshake_that_nobody_answers_is_given_up_after_30_seconds()
    {
        using var pair = new DtlsPair { Drop = _ => true };
        pair.Start();

        Assert.False(pair.Run(29_000_000));
        Assert.Equal(DtlsState.Handshaking, pair.Client.State);
        Assert.InRange(pair.Datagrams, 20, 40);

        Assert.False(pair.Run(2_000_000));
        Assert.Equal(DtlsState.Failed, pair.Client.State);
        Assert.Contains("30 seconds", pair.Client.FailureReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Closing_one_side_closes_the_other(bool clientCloses)
    {
        using var pair = new DtlsPair();
        pair.Start();
        Assert.True(pair.Run());

        var (closing, other) = clientCloses ? (pair.Client, pair.Server) : (pair.Server, pair.Client);
        closing.Close(pair.Now);
        Assert.Equal(DtlsState.Closed, closing.State);
        Assert.Equal(DtlsState.Connected, other.State);

        pair.Exchange();
        Assert.Equal(DtlsState.Closed, other.State);
        Assert.NotNull(other.Keys);
    }

    [Fact]
    public void A_forged_alert_does_not_close_a_connection()
    {
        using var pair = new DtlsPair();
        pair.Start();
        Assert.True(pair.Run());

        for (var epoch = 0; epoch < 2; epoch++)
        {
            for (var length = 0; length < 64; length++)
            {
                byte[] forged = [21, 0xFE, 0xFD, 0, (byte)epoch, 0, 0, 0, 0, 0, 9, 0, (byte)length, .. new byte[length]];
                pair.Server.Receive(forged, pair.Now);
                pair.Wait(1_000_000);
            }
        }

        Assert.Equal(DtlsState.Connected, pair.Server.State);
        pair.Client.Close(pair.Now);
        pair.Exchange();
        Assert.Equal(DtlsState.Closed, pair.Server.State);
    }

    [Fact]
    public void Garbage_before_and_during_a_handshake_does_not_end_it()
    {
        using var pair = new DtlsPair();
        pair.Start();
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var garbage = new byte[random.Next(1, 300)];
            random.NextBytes(garbage);
            garbage[0] = (byte)random.Next(20, 64);
            pair.Server.Receive(garbage, pair.Now);
        }

        pair.Server.Receive(new byte[4000], pair.Now);

        Assert.True(pair.Run(), pair.Server.FailureReason);
    }

    [Fact]
    public void Two_hundred_handshakes_leave_no_thread_behind()
    {
        RunOne();
        var before = Threads();
        for (var i = 0; i < 200; i++)
        {
            RunOne();
            using var abandoned = new DtlsPair();
            abandoned.Start();
        }

        // A thread that was told to end takes a moment.
        Assert.True(SpinWait.SpinUntil(() => Threads() <= before, TimeSpan.FromSeconds(20)), $"{Threads()} threads, {before} before");

        static void RunOne()
        {
            using var pair = new DtlsPair();
            pair.Start();
            Assert.True(pair.Run());
        }

        // By name: the test runner starts and ends threads of its own meanwhile.
        static int Threads() => OperatingSystem.IsLinux()
            ? Directory.GetDirectories("/proc/self/task").Count(task => File.ReadAllText(Path.Combine(task, "comm")).StartsWith("DTLS", StringComparison.Ordinal))
            : Process.GetCurrentProcess().Threads.Count;
    }
}
