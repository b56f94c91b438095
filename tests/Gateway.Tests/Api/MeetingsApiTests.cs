using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Api;

public class MeetingsApiTests
{
    [Fact]
    public async Task Without_rooms_the_list_is_empty()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal("""{"meetings":[]}""", (await host.GetAsync("meetings")).Body);
    }

    [Fact]
    public async Task Peers_are_told_as_their_node_tells_them()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        node.Participants["team"] = """
            {"participants":[
              {"identity":"a","name":"Ann & Bob","presenter":true,"video":true,"audio":false,"screen":true,"hand":true,
               "os":"Windows 10","browser":"Chrome 156.0.7000.1","joinedAt":"2026-11-23T12:00:00Z","tracks":[]},
              {"identity":"b","name":null,"presenter":false,"video":false,"audio":true,"screen":false,"hand":false,
               "os":"unknown","browser":null}],
             "presenters":["a"],"locked":false}
            """;
        await host.OpenAsync("team");
        await host.OpenAsync("empty room");

        var answer = await host.GetAsync("meetings");

        Assert.Equal(
            """
            {"meetings":[{"roomId":"empty room","peers":[]},{"roomId":"team","peers":[
            {"name":"Ann & Bob","presenter":true,"video":true,"audio":false,"screen":true,"hand":true,"os":"Windows 10","browser":"Chrome 156"},
            {"name":"","presenter":false,"video":false,"audio":true,"screen":false,"hand":false,"os":"","browser":""}]}]}
            """.ReplaceLineEndings(""),
            answer.Body);
    }

    [Fact]
    public async Task A_room_that_no_node_has_open_yet_is_listed_without_peers()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.PostAsync("join", """{"room":"waiting"}""");

        Assert.Equal("""{"meetings":[{"roomId":"waiting","peers":[]}]}""", (await host.GetAsync("meetings")).Body);
    }

    [Fact]
    public async Task A_room_whose_node_does_not_answer_in_time_is_marked()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("team");
        node.IsSilent = true;

        var asking = host.GetAsync("meetings");
        await node.AskedAsync();
        host.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("""{"meetings":[{"roomId":"team","peers":[],"partial":true}]}""", (await asking).Body);
    }

    [Fact]
    public async Task A_room_that_has_ended_is_not_listed()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("over");
        await host.ChangeStatusAsync("over", status => status.Phase = MeetingRoomPhase.Ended);

        Assert.Equal("""{"meetings":[]}""", (await host.GetAsync("meetings")).Body);
    }

    [Fact]
    public async Task The_node_is_asked_with_a_token_that_administers_that_room_alone()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("a/b");
        await host.GetAsync("meetings");

        var asked = Assert.Single(node.Requests);

        Assert.Equal("/rooms/a%2Fb/participants", asked.Target);
        var token = await host.VerifyAsync(asked.Authorization);
        Assert.True(token.MayAdminister("a/b"));
        Assert.False(token.MayJoin("a/b"));
    }
}
