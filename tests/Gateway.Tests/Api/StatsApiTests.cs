using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Api;

public class StatsApiTests
{
    [Fact]
    public async Task An_empty_platform_has_no_rooms_and_no_users()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.GetAsync("stats");

        Assert.Equal(200, answer.Code);
        Assert.Equal("""{"success":true,"timestamp":"2026-11-23T12:00:00.123Z","totalRooms":0,"totalUsers":0}""", answer.Body);
    }

    [Fact]
    public async Task Users_are_counted_on_the_nodes()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        node.Participants["one"] = """{"participants":[{"identity":"a"},{"identity":"b"}],"presenters":["a"]}""";
        await host.OpenAsync("one");
        await host.OpenAsync("two");

        var answer = await host.GetAsync("stats");

        Assert.Equal(2, answer.Json.GetProperty("totalRooms").GetInt32());
        Assert.Equal(2, answer.Json.GetProperty("totalUsers").GetInt32());
    }

    [Fact]
    public async Task Where_a_node_does_not_answer_its_last_report_counts()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("one");
        await host.ChangeStatusAsync("one", status => status.Participants = 5);
        node.IsSilent = true;

        var asking = host.GetAsync("stats");
        await node.AskedAsync();
        host.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(5, (await asking).Json.GetProperty("totalUsers").GetInt32());
    }

    [Fact]
    public async Task A_room_that_has_ended_does_not_count()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("one");
        await host.ChangeStatusAsync("one", status => status.Phase = MeetingRoomPhase.Ended);

        Assert.Equal(0, (await host.GetAsync("stats")).Json.GetProperty("totalRooms").GetInt32());
    }
}
