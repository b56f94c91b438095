using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Api;

public class TokenApiTests
{
    [Theory]
    [InlineData(null, 3600)]
    [InlineData("{}", 3600)]
    [InlineData("""{"expire":null}""", 3600)]
    [InlineData("""{"expire":""}""", 3600)]
    [InlineData("""{"expire":"1h"}""", 3600)]
    [InlineData("""{"expire":"30m"}""", 1800)]
    [InlineData("""{"expire":"7d"}""", 604800)]
    [InlineData("""{"expire":"2 days"}""", 172800)]
    [InlineData("""{"expire":"90s"}""", 90)]
    [InlineData("""{"expire":120}""", 120)]
    [InlineData("""{"expire":"120000"}""", 120)]
    [InlineData("""{"expire":"1.5 hours"}""", 5400)]
    public async Task A_token_is_a_signed_jwt_that_expires_as_asked(string? body, int seconds)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.PostAsync("token", body);

        var text = answer.Json.GetProperty("token").GetString()!;
        Assert.Equal($$"""{"token":"{{text}}"}""", answer.Body);
        var token = new JsonWebToken(text);
        Assert.Equal("HS256", token.Alg);
        Assert.Equal(host.Time.GetUtcNow().ToUnixTimeSeconds() + seconds, token.GetPayloadValue<long>("exp"));
    }

    [Theory]
    [InlineData("""{"expire":"soon"}""")]
    [InlineData("""{"expire":"1 fortnight"}""")]
    [InlineData("""{"expire":"-1h"}""")]
    [InlineData("""{"expire":"0"}""")]
    [InlineData("""{"expire":0}""")]
    [InlineData("""{"expire":-5}""")]
    [InlineData("""{"expire":1e300}""")]
    [InlineData("""{"expire":true}""")]
    [InlineData("""{"expire":{}}""")]
    [InlineData("""{"expire":"366d"}""")]
    [InlineData("""{"username":{}}""")]
    [InlineData("""{"presenter":"perhaps"}""")]
    public async Task Nonsense_or_too_long_a_time_is_a_bad_request(string body)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.PostAsync("token", body);

        Assert.Equal(400, answer.Code);
        Assert.NotEqual("", answer.Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_token_does_not_reveal_user_or_password()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.PostAsync("token", """{"username":"alice","password":"wonderland","presenter":"true"}""");

        var token = answer.Json.GetProperty("token").GetString()!;
        var readable = string.Concat(token.Split('.')[..2].Select(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode));
        var inner = JsonDocument.Parse(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(token.Split('.')[1])).RootElement.GetProperty("data").GetString()!;
        Assert.Equal(5, inner.Split('.').Length);
        Assert.DoesNotContain("alice", readable, StringComparison.Ordinal);
        Assert.DoesNotContain("wonderland", readable, StringComparison.Ordinal);
        var read = await host.Get<JoinTokens>().VerifyAsync(token);
        Assert.Equal(new JoinToken("alice", "wonderland", true), read.Token);
    }
}
