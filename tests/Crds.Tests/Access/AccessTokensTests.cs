using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SfuPlatform.Crds.Access;

namespace SfuPlatform.Crds.Tests.Access;

public class AccessTokensTests
{
    private static readonly AccessTokenKey Old = new() { Id = "old", Secret = "an old secret of at least 32 bytes" };
    private static readonly AccessTokenKey New = new() { Id = "new", Secret = "a new secret of at least 32 bytes!" };

    private static readonly AccessToken Alice = new()
    {
        Identity = "alice",
        Name = "Alice A.",
        Metadata = "m",
        Attributes = new Dictionary<string, string> { ["hand"] = "true" },
        Video = new VideoGrant { Room = "Room 1", RoomJoin = true, CanPublish = false, CanPublishSources = ["camera"] },
        Sfu = new SfuGrant { Presenter = false, Avatar = "https://a/b.png" },
    };

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_minted_token_is_read_back_as_it_was()
    {
        var tokens = Tokens(New);
        var result = await tokens.VerifyAsync(tokens.Mint(Alice, TimeSpan.FromHours(6)));

        Assert.Equal(AccessTokenStatus.Valid, result.Status);
        Assert.Equal(
            Alice with { Attributes = null, Video = Alice.Video with { CanPublishSources = null } },
            result.Token! with { Attributes = null, Video = result.Token.Video with { CanPublishSources = null } });
        Assert.Equal(["camera"], result.Token.Video.CanPublishSources);
        Assert.Equal("true", result.Token.Attributes!["hand"]);
        Assert.True(result.Token.MayJoin("Room 1"));
        Assert.False(result.Token.MayJoin("room 1"));
        Assert.False(result.Token.MayAdminister("Room 1"));
    }

    [Fact]
    public void The_claims_have_LiveKits_names()
    {
        var payload = Payload(Tokens(New).Mint(Alice, TimeSpan.FromHours(6)));

        Assert.Equal("new", (string?)payload["iss"]);
        Assert.Equal("alice", (string?)payload["sub"]);
        Assert.Equal("Alice A.", (string?)payload["name"]);
        Assert.Equal(_time.GetUtcNow().ToUnixTimeSeconds(), (long?)payload["nbf"]);
        Assert.Equal(_time.GetUtcNow().AddHours(6).ToUnixTimeSeconds(), (long?)payload["exp"]);
        Assert.Equal("Room 1", (string?)payload["video"]!["room"]);
        Assert.True((bool?)payload["video"]!["roomJoin"]);
        Assert.False((bool?)payload["video"]!["canPublish"]);
        Assert.Null(payload["video"]!["canSubscribe"]);
        Assert.False((bool?)payload["sfu"]!["presenter"]);
    }

    [Fact]
    public async Task A_token_of_another_implementation_is_taken()
    {
        var token = Sign("""{"alg":"HS256","typ":"JWT"}""",
            """{"exp":1893459600,"iss":"new","sub":"bob","video":{"room":"r","roomJoin":true,"agent":true},"kind":"standard","sfu":null}""", New.Secret);

        var result = await Tokens(New).VerifyAsync(token);

        Assert.Equal(AccessTokenStatus.Valid, result.Status);
        Assert.Equal("bob", result.Token!.Identity);
        Assert.True(result.Token.MayJoin("r"));
    }

    [Fact]
    public async Task Both_keys_verify_while_one_is_replaced_and_the_first_mints()
    {
        var old = Tokens(Old).Mint(Alice, TimeSpan.FromHours(1));
        var both = Tokens(New, Old);

        Assert.Equal(AccessTokenStatus.Valid, (await both.VerifyAsync(old)).Status);
        Assert.Equal("new", (string?)Payload(both.Mint(Alice, TimeSpan.FromHours(1)))["iss"]);
        Assert.Equal(AccessTokenStatus.UnknownKey, (await Tokens(New).VerifyAsync(old)).Status);
    }

    [Fact]
    public async Task A_token_expires_and_is_not_good_before_its_time_but_for_the_skew_of_clocks()
    {
        var tokens = Tokens(New);
        var token = tokens.Mint(Alice, TimeSpan.FromMinutes(10));

        _time.Advance(TimeSpan.FromMinutes(10) + AccessTokens.ClockSkew - TimeSpan.FromSeconds(1));
        Assert.Equal(AccessTokenStatus.Valid, (await tokens.VerifyAsync(token)).Status);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(AccessTokenStatus.Expired, (await tokens.VerifyAsync(token)).Status);

        var early = new AccessTokens([New], new FakeTimeProvider(new DateTimeOffset(2029, 12, 31, 23, 59, 29, TimeSpan.Zero)));
        Assert.Equal(AccessTokenStatus.NotYetValid, (await early.VerifyAsync(token)).Status);
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        var token = Tokens(New).Mint(Alice, TimeSpan.FromHours(1));
        var parts = token.Split('.');
        var forged = Payload(token);
        forged["sub"] = "mallory";
        var changed = $"{parts[0]}.{Encode(forged.ToJsonString())}.{parts[2]}";

        Assert.Equal(AccessTokenStatus.WrongSignature, (await Tokens(New).VerifyAsync(changed)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.bm90IGpzb24.AAAA")]
    public async Task What_is_no_token_is_malformed(string text) =>
        Assert.Equal(AccessTokenStatus.Malformed, (await Tokens(New).VerifyAsync(text)).Status);

    [Theory]
    [InlineData("""{"alg":"none"}""", """{"exp":1893459600,"iss":"new"}""")]
    [InlineData("""{"alg":"HS512"}""", """{"exp":1893459600,"iss":"new"}""")]
    [InlineData("""{"alg":"HS256"}""", """{"iss":"new"}""")]
    [InlineData("""{"alg":"HS256"}""", """{"exp":"soon","iss":"new"}""")]
    [InlineData("""{"alg":"HS256"}""", """{"exp":1893459600,"iss":"new","video":7}""")]
    public async Task Another_algorithm_no_expiry_or_claims_of_another_shape_are_malformed(string header, string payload) =>
        Assert.Equal(AccessTokenStatus.Malformed, (await Tokens(New).VerifyAsync(Sign(header, payload, New.Secret))).Status);

    [Theory]
    [InlineData("", "0123456789abcdef0123456789abcdef", "has no Id")]
    [InlineData("k", "short", "'k' has fewer than 32 bytes")]
    [InlineData("new", "0123456789abcdef0123456789abcdef", "the same Id")]
    public void Keys_that_cannot_be_used_are_told(string id, string secret, string expected) =>
        Assert.Contains(expected, AccessTokens.Problem([New, new AccessTokenKey { Id = id, Secret = secret }]), StringComparison.Ordinal);

    [Fact]
    public void Without_a_key_there_are_no_tokens() => Assert.Throws<ArgumentException>(() => Tokens());

    private AccessTokens Tokens(params AccessTokenKey[] keys) => new(keys, _time);

    private static JsonObject Payload(string token)
    {
        var text = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonNode.Parse(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')))!.AsObject();
    }

    private static string Sign(string header, string payload, string secret)
    {
        var text = $"{Encode(header)}.{Encode(payload)}";
        return $"{text}.{Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
