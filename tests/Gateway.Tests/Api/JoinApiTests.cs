using System.Text.Json;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Api;

public class JoinApiTests
{
    [Fact]
    public async Task The_url_has_every_parameter_in_its_place()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.PostAsync("join", """
            {"room":"room1","roomPassword":"password123","name":"John Doe","avatar":"test.jpg","audio":true,"video":false,
             "screen":false,"chat":false,"hide":false,"notify":false,"duration":"00:30:00",
             "token":{"username":"username","password":"password","presenter":true,"expire":"1h"}}
            """);

        var (url, token) = Split(answer);
        Assert.Equal(
            host.Origin + "/join?room=room1&roomPassword=password123&name=John%20Doe&avatar=test.jpg&audio=true&video=false"
                + "&screen=false&chat=false&hide=false&notify=false&duration=00:30:00&token=",
            url);
        Assert.Equal(3, token!.Split('.').Length);
        Assert.StartsWith("{\"join\":\"" + url, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"room":null,"name":null,"avatar":null,"audio":null,"duration":null,"token":null,"unknown":[1]}""")]
    public async Task Everything_has_a_default(string? body)
    {
        await using var host = await GatewayHost.StartAsync();

        var url = (await host.PostAsync("join", body)).Json.GetProperty("join").GetString();

        Assert.Matches(
            "^" + host.Origin + "/join\\?room=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}&roomPassword=false"
                + "&name=User-[0-9]{1,6}&avatar=false&audio=false&video=false&screen=false&chat=false&hide=false&notify=false"
                + "&duration=unlimited$",
            url);
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("\"true\"", "true")]
    [InlineData("\"false\"", "false")]
    [InlineData("\"True\"", "true")]
    [InlineData("1", "true")]
    [InlineData("0", "false")]
    [InlineData("\"1\"", "true")]
    [InlineData("\"0\"", "false")]
    public async Task Booleans_are_understood_however_they_arrive(string sent, string told)
    {
        await using var host = await GatewayHost.StartAsync();

        foreach (var field in (string[])["audio", "video", "screen", "chat", "hide", "notify"])
        {
            var url = (await host.PostAsync("join", $$"""{"room":"r","{{field}}":{{sent}}}""")).Json.GetProperty("join").GetString();
            Assert.Contains($"&{field}={told}", url, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("false")]
    [InlineData("\"false\"")]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public async Task Neither_a_password_nor_a_picture_is_false(string sent)
    {
        await using var host = await GatewayHost.StartAsync();

        var url = (await host.PostAsync("join", $$"""{"room":"r","roomPassword":{{sent}},"avatar":{{sent}}}""")).Json.GetProperty("join").GetString();

        Assert.Contains("&roomPassword=false&", url, StringComparison.Ordinal);
        Assert.Contains("&avatar=false&", url, StringComparison.Ordinal);
        Assert.Null((await host.StoredAsync("r"))!.Spec.PasswordSecretRef);
    }

    [Theory]
    [InlineData("""{"room":"a b&c=d#e?f+g/é"}""", "room", "a%20b%26c=d%23e?f%2Bg/%C3%A9")]
    [InlineData("""{"roomPassword":"p&q %"}""", "roomPassword", "p%26q%20%25")]
    [InlineData("""{"name":"O'Neil (Ann)! *~ é&"}""", "name", "O'Neil%20(Ann)!%20*~%20%C3%A9%26")]
    [InlineData("""{"avatar":"https://example.org/a b.png?x=1"}""", "avatar", "https%3A%2F%2Fexample.org%2Fa%20b.png%3Fx%3D1")]
    [InlineData("""{"name":"😀"}""", "name", "%F0%9F%98%80")]
    public async Task Parameters_are_encoded_as_callers_expect(string body, string parameter, string encoded)
    {
        await using var host = await GatewayHost.StartAsync();

        var url = (await host.PostAsync("join", body)).Json.GetProperty("join").GetString()!;

        Assert.Equal(encoded, url.Split('?', 2)[1].Split('&').Single(part => part.StartsWith(parameter + "=", StringComparison.Ordinal))[(parameter.Length + 1)..]);
    }

    [Theory]
    [InlineData("""{"room":"false"}""", "room name")]
    [InlineData("""{"room":"Undefined"}""", "room name")]
    [InlineData("""{"room":"null"}""", "room name")]
    [InlineData("""{"room":"favicon.ico"}""", "room name")]
    [InlineData("""{"room":""}""", "room name")]
    [InlineData("""{"room":"a\u0007b"}""", "room name")]
    [InlineData("""{"room":"../etc"}""", "room name")]
    [InlineData("""{"room":"%2e%2e%2fetc"}""", "room name")]
    [InlineData("""{"room":"%252e%252e%255cetc"}""", "room name")]
    [InlineData("""{"room":"<b>bold</b>"}""", "room name")]
    [InlineData("""{"room":{}}""", "room must be a string")]
    [InlineData("""{"room":"\ud800"}""", "")]
    [InlineData("""{"audio":"maybe"}""", "audio must be true or false")]
    [InlineData("""{"audio":2}""", "audio must be true or false")]
    [InlineData("""{"audio":[]}""", "audio must be true or false")]
    [InlineData("""{"roomPassword":true}""", "roomPassword must be a string or false")]
    [InlineData("""{"name":["x"]}""", "name must be a string")]
    [InlineData("""{"duration":"1 hour"}""", "duration must be unlimited or HH:MM:SS")]
    [InlineData("""{"duration":"00:60:00"}""", "duration must be unlimited or HH:MM:SS")]
    [InlineData("""{"duration":"00:00:00"}""", "duration must be unlimited or HH:MM:SS")]
    [InlineData("""{"token":"text"}""", "token must be an object")]
    [InlineData("""{"token":{"presenter":"maybe"}}""", "presenter must be true or false")]
    [InlineData("""{"token":{"expire":"soon"}}""", "expire must be")]
    [InlineData("""{"token":{"expire":"100 years"}}""", "expire must be at most")]
    [InlineData("[1]", "must be a JSON object")]
    [InlineData("null", "must be a JSON object")]
    [InlineData("\"text\"", "must be a JSON object")]
    [InlineData("5", "must be a JSON object")]
    [InlineData("{\"room\":", "not valid JSON")]
    [InlineData("room=test", "not valid JSON")]
    public async Task What_is_wrong_is_told_and_makes_no_room(string body, string told)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.PostAsync("join", body);

        Assert.Equal(400, answer.Code);
        Assert.Contains(told, answer.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Single(answer.Json.EnumerateObject());
        Assert.Equal("""{"meetings":[]}""", (await host.GetAsync("meetings")).Body);
    }

    [Fact]
    public async Task A_name_of_128_characters_is_a_room_and_of_129_is_not()
    {
        await using var host = await GatewayHost.StartAsync();
        var longest = string.Concat(Enumerable.Repeat("😀", 128));

        Assert.Equal(200, (await host.PostAsync("join", JsonSerializer.Serialize(new { room = longest }))).Code);
        Assert.Equal(400, (await host.PostAsync("join", JsonSerializer.Serialize(new { room = longest + "x" }))).Code);
    }

    [Fact]
    public async Task The_room_is_made_with_what_was_asked()
    {
        await using var host = await GatewayHost.StartAsync();

        await host.PostAsync("join", """{"room":"My Room","roomPassword":"secret","duration":"00:30:00"}""");

        var room = (await host.StoredAsync("My Room"))!;
        Assert.Equal("00:30:00", room.Spec.Duration);
        var secret = await host.Secrets.GetAsync(GatewayHost.Namespace, room.Spec.PasswordSecretRef!.Name, CancellationToken.None);
        Assert.Equal("secret"u8.ToArray(), secret!.Data[room.Spec.PasswordSecretRef.Key]);
        Assert.Equal(room.Metadata.Uid, Assert.Single(secret.Metadata.OwnerReferences).Uid);
    }

    [Fact]
    public async Task A_room_that_is_there_stays_as_it_is()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.PostAsync("join", """{"room":"test","roomPassword":"first"}""");
        var before = await host.StoredAsync("test");

        var answer = await host.PostAsync("join", """{"room":"test","roomPassword":"second","duration":"00:10:00"}""");

        Assert.Equal(200, answer.Code);
        Assert.Equal(before!.Metadata.ResourceVersion, (await host.StoredAsync("test"))!.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_meeting_that_is_over_makes_way_for_a_new_one()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("daily");
        await host.ChangeStatusAsync("daily", status => status.Phase = MeetingRoomPhase.Ended);
        var old = await host.StoredAsync("daily");

        Assert.Equal(200, (await host.PostAsync("join", """{"room":"daily"}""")).Code);

        Assert.NotEqual(old!.Metadata.Uid, (await host.StoredAsync("daily"))!.Metadata.Uid);
    }

    [Theory]
    [InlineData("room=test&name=Ann+B&audio=1&token%5Bpresenter%5D=true&token%5Bexpire%5D=2%20days")]
    [InlineData("room=test&name=Ann%20B&audio=true&token[presenter]=1&token[expire]=2d&unknown=x")]
    public async Task A_form_says_the_same(string form)
    {
        await using var host = await GatewayHost.StartAsync();

        var (url, token) = Split(await host.PostAsync("join", form, "application/x-www-form-urlencoded; charset=UTF-8"));

        Assert.Equal(
            host.Origin + "/join?room=test&roomPassword=false&name=Ann%20B&avatar=false&audio=true&video=false&screen=false"
                + "&chat=false&hide=false&notify=false&duration=unlimited&token=",
            url);
        Assert.NotNull(token);
    }

    [Fact]
    public async Task Json_that_is_called_a_form_is_json()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.PostAsync("join", """{"room":"test"}""", "application/x-www-form-urlencoded");

        Assert.Contains("/join?room=test&", answer.Body, StringComparison.Ordinal);
    }

    private static (string Url, string? Token) Split(Answer answer)
    {
        var parts = answer.Json.GetProperty("join").GetString()!.Split("&token=");
        return parts.Length == 1 ? (parts[0], null) : (parts[0] + "&token=", parts[1]);
    }
}
