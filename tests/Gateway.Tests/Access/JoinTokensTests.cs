using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using SfuPlatform.Crds.Access;
using SfuPlatform.Gateway.Access;

namespace SfuPlatform.Gateway.Tests.Access;

public class JoinTokensTests
{
    private static readonly JoinToken Token = new("user", "secret", true);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_was_minted_is_read()
    {
        var tokens = Tokens("one");

        Assert.Equal(Token, (await tokens.VerifyAsync(tokens.Mint(Token, TimeSpan.FromHours(1)))).Token);
    }

    [Fact]
    public async Task A_token_is_good_until_its_last_second()
    {
        var tokens = Tokens("one");
        var token = tokens.Mint(Token, TimeSpan.FromMinutes(10));

        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(JoinTokenStatus.Valid, (await tokens.VerifyAsync(token)).Status);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(JoinTokenStatus.Expired, (await tokens.VerifyAsync(token)).Status);
    }

    [Fact]
    public async Task While_keys_are_changed_both_count_and_the_first_signs()
    {
        var before = Tokens("old").Mint(Token, TimeSpan.FromHours(1));
        var during = Tokens("new", "old");

        Assert.Equal(JoinTokenStatus.Valid, (await during.VerifyAsync(before)).Status);
        Assert.Equal(JoinTokenStatus.Valid, (await Tokens("new").VerifyAsync(during.Mint(Token, TimeSpan.FromHours(1)))).Status);
        Assert.Equal(JoinTokenStatus.Invalid, (await Tokens("new").VerifyAsync(before)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJleHAiOjk5OTk5OTk5OTl9.")]
    public async Task Anything_else_is_invalid(string token) =>
        Assert.Equal(JoinTokenStatus.Invalid, (await Tokens("one").VerifyAsync(token)).Status);

    [Fact]
    public async Task A_changed_token_is_invalid()
    {
        var tokens = Tokens("one");
        var parts = tokens.Mint(Token, TimeSpan.FromHours(1)).Split('.');
        var payload = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(parts[1]).Replace("\"exp\":", "\"exp\":9", StringComparison.Ordinal);
        var changed = $"{parts[0]}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(payload)}.{parts[2]}";

        Assert.Equal(JoinTokenStatus.Invalid, (await tokens.VerifyAsync(changed)).Status);
    }

    [Fact]
    public async Task An_access_token_is_no_join_token_nor_the_other_way_round()
    {
        var keys = Keys("one");
        var access = new AccessTokens([.. keys.Keys], _time);
        var join = new JoinTokens(keys, _time);

        Assert.Equal(JoinTokenStatus.Invalid, (await join.VerifyAsync(access.Mint(new AccessToken { Identity = "a" }, TimeSpan.FromHours(1)))).Status);
        Assert.NotEqual(AccessTokenStatus.Valid, (await access.VerifyAsync(join.Mint(Token, TimeSpan.FromHours(1)))).Status);
    }

    [Fact]
    public void Parts_of_a_second_are_rounded_up()
    {
        var token = new JsonWebToken(Tokens("one").Mint(Token, TimeSpan.FromMilliseconds(1)));

        Assert.Equal(token.GetPayloadValue<long>("iat") + 1, token.GetPayloadValue<long>("exp"));
    }

    private JoinTokens Tokens(params string[] secrets) => new(Keys(secrets), _time);

    private static AccessTokenOptions Keys(params string[] secrets) =>
        new() { Keys = [.. secrets.Select(secret => new AccessTokenKey { Id = secret, Secret = secret.PadRight(32, '.') })] };
}
