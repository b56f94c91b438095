using SfuPlatform.TestKit.Network;

namespace SfuPlatform.MediaNode.Tests.Conferences;

/// <summary>What the other tests of this folder stand on.</summary>
public class LinkEmulatorTests
{
    private const int Datagrams = 20_000;

    [Fact]
    public void Loss_is_as_often_as_it_is_set()
    {
        var (arrivals, link) = Send(new LinkSettings { Loss = 0.1 });

        Assert.InRange(link.Lost, Datagrams * 0.09, Datagrams * 0.11);
        Assert.Equal(Datagrams - link.Lost, arrivals.Count);
    }

    [Fact]
    public void Bursts_are_as_long_as_they_are_set()
    {
        var (arrivals, link) = Send(new LinkSettings { BurstStart = 0.01, BurstEnd = 0.1 });

        var holes = arrivals.Zip(arrivals.Skip(1), (a, b) => b.Number - a.Number - 1).Where(hole => hole > 0).ToArray();
        Assert.InRange(holes.Average(), 8, 12);
        Assert.InRange(link.Lost, Datagrams * 0.07, Datagrams * 0.12);
    }

    [Fact]
    public void Each_datagram_takes_the_delay_and_part_of_the_jitter()
    {
        var (arrivals, _) = Send(new LinkSettings { Delay = 20_000, Jitter = 5_000, Reorders = true });

        Assert.All(arrivals, arrival => Assert.InRange(arrival.At - arrival.Number * 1000, 20_000, 26_000));
        Assert.NotEqual(arrivals.Select(arrival => arrival.Number).Order(), arrivals.Select(arrival => arrival.Number));
    }

    [Fact]
    public void Without_reordering_jitter_keeps_the_order()
    {
        var (arrivals, _) = Send(new LinkSettings { Jitter = 50_000 });

        Assert.Equal(arrivals.Select(arrival => arrival.Number).Order(), arrivals.Select(arrival => arrival.Number));
    }

    [Fact]
    public void A_slow_link_lets_through_its_rate_and_drops_what_waits_too_long()
    {
        // 1000 datagrams of 128 bytes with their headers a second are 1.024 Mbit/s; half of it goes through.
        var (arrivals, link) = Send(new LinkSettings { Rate = 512_000, Queue = 100_000, Delay = 0 });

        Assert.InRange(arrivals.Count, Datagrams / 2 - 10, Datagrams / 2 + 100);
        Assert.Equal(Datagrams, arrivals.Count + link.Lost);
        Assert.InRange(arrivals.Max(arrival => arrival.At - arrival.Number * 1000), 90_000, 110_000);
    }

    [Fact]
    public void The_same_seed_gives_the_same_link()
    {
        var settings = new LinkSettings { Loss = 0.1, Jitter = 9_000, Reorders = true, Duplicates = 0.1, BurstStart = 0.01, BurstEnd = 0.5 };

        Assert.Equal(Send(settings).Arrivals, Send(settings).Arrivals);
        Assert.NotEqual(Send(settings).Arrivals, Send(settings, seed: 2).Arrivals);
    }

    private static (List<(int Number, long At)> Arrivals, LinkEmulator Link) Send(LinkSettings settings, int seed = 1)
    {
        var link = new LinkEmulator(settings, seed);
        var arrivals = new List<(int, long)>();
        for (var time = 0; time < 2 * Datagrams; time++)
        {
            var now = time * 1000L;
            if (time < Datagrams)
            {
                var datagram = new byte[100];
                BitConverter.TryWriteBytes(datagram, time);
                link.Send(datagram, now);
            }

            while (link.TryReceive(now, out var arrived))
            {
                arrivals.Add((BitConverter.ToInt32(arrived), now));
            }
        }

        return (arrivals, link);
    }
}
