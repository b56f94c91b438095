using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class MeetTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task Three_people_see_and_hear_each_other()
    {
        var room = $"meet-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob");
        await using var cleo = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Cleo");

        foreach (var (one, others) in new[]
        {
            (ann, new[] { bob, cleo }), (bob, new[] { ann, cleo }), (cleo, new[] { ann, bob }),
        })
        {
            foreach (var other in others)
            {
                await one.SeesAsync(other);
                await one.HearsAsync(other);
                await Expect.AttributeAsync(await one.TileAsync(other), "data-video", "true");
                await one.Until("(name) => probe.testCamera(name)", other.Name);
            }
        }

        await Screenshots.TakeAllAsync(cleo.Page, "meeting");
    }

    [Fact]
    public async Task Two_rooms_at_the_same_time_do_not_mix()
    {
        var (first, second) = ($"first-{Guid.NewGuid():N}", $"second-{Guid.NewGuid():N}");
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, first, "Ann");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, first, "Bob", "&audio=1");
        await using var cleo = await MeetingTab.JoinAsync(chromium, host.Origin, second, "Cleo");
        await using var dan = await MeetingTab.JoinAsync(chromium, host.Origin, second, "Dan", "&audio=1");

        await bob.SeesAsync(ann);
        await dan.SeesAsync(cleo);

        Assert.Equal(["Ann"], await NamesAsync(bob));
        Assert.Equal(["Cleo"], await NamesAsync(dan));
        Assert.Equal(1, await StreamsAsync(bob, "video"));
        Assert.Equal(1, await StreamsAsync(dan, "video"));
    }

    private static async Task<string[]> NamesAsync(MeetingTab tab) =>
        await tab.Page.EvaluateAsync<string[]>("() => [...sfuRoom.remoteParticipants.values()].map((one) => one.name)");

    private static async Task<int> StreamsAsync(MeetingTab tab, string kind) =>
        await tab.Page.EvaluateAsync<int>(
            """
            async (kind) => {
              const report = await sfuRoom.engine.pcManager.publisher.getStats();
              return [...report.values()].filter((one) => one.type === 'inbound-rtp' && one.kind === kind && one.packetsReceived > 0).length;
            }
            """,
            kind);
}
