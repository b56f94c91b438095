using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.TestKit.Conferences;

namespace SfuPlatform.MediaNode.Tests.Conferences;

/// <summary>People come and go for days; nothing of them may stay.</summary>
[Collection(Alone.Name)]
public class ChurnTests
{
    private const int Rounds = 1000;

    [Fact]
    public void A_thousand_joins_and_leaves_leave_everything_where_it_was()
    {
        using var room = new VirtualRoom();
        var speaker = room.Join(MediaKind.Audio, MediaKind.Video);
        ComeAndGo(room, 20);
        var before = Measure(room);

        ComeAndGo(room, Rounds);

        var after = Measure(room);
        Assert.Equal(before.State, after.State);
        Assert.InRange(after.Threads, 0, before.Threads);

        // Measured are a few hundred bytes for each who came: what the test itself keeps of them.
        Assert.InRange((after.Bytes - before.Bytes) / Rounds, long.MinValue, 4_000);
        Assert.True(speaker.Client.IsConnected);
    }

    private static void ComeAndGo(VirtualRoom room, int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            var guest = room.Join();
            Assert.True(room.RunUntil(() => guest.Client.Receivers.Values.All(receiver => receiver.Count > 0), 1_000_000));
            room.Leave(guest);
        }
    }

    private static (string State, int Threads, long Bytes) Measure(VirtualRoom room)
    {
        var node = room.Node;
        var state = $"addresses {node.Peers}, usernames {node.Strangers.Count}, links {room.Network.Links}, members {room.Members.Count}";
        return (state, Threads(), GC.GetTotalMemory(forceFullCollection: true));
    }

    private static int Threads() => !OperatingSystem.IsLinux() ? 0 : Directory.GetDirectories("/proc/self/task")
        .Count(task => File.ReadAllText(Path.Combine(task, "comm")).StartsWith("DTLS", StringComparison.Ordinal));
}
