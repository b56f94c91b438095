using System.Net;
using System.Text;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.Tests.Ice;

public class IceLiteAgentTests
{
    private static readonly TransportAddress Home = TransportAddress.From(new IPEndPoint(IPAddress.Parse("192.0.2.7"), 5000));
    private static readonly TransportAddress Mobile = TransportAddress.From(new IPEndPoint(IPAddress.Parse("2001:db8::7"), 6000));
    private static readonly byte[] Transaction = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    private readonly IceCredentials _local = IceCredentials.Create();
    private readonly IceCredentials _remote = IceCredentials.Create();
    private readonly byte[] _response = new byte[IceLiteAgent.MaxResponseLength];
    private readonly IceLiteAgent _agent;
    private int _responseLength;

    public IceLiteAgentTests() => _agent = new IceLiteAgent(_local, _remote);

    [Fact]
    public void A_valid_check_is_answered_with_where_it_came_from()
    {
        Assert.Equal(IceResult.Nominated, Receive(Check(), Home));

        Assert.True(StunMessage.TryParse(_response.AsSpan(0, _responseLength), out var response));
        Assert.Equal(StunType.BindingSuccess, response.Type);
        Assert.Equal(Transaction, response.TransactionId.ToArray());
        Assert.True(response.HasIntegrity(Encoding.ASCII.GetBytes(_local.Password)));
        Assert.True(response.HasConsistentFingerprint());
        Assert.True(response.TryGet(StunAttribute.XorMappedAddress, out var mapped));
        Assert.Equal([0, 1, 0x13 ^ 0x21, 0x88 ^ 0x12, 192 ^ 0x21, 0 ^ 0x12, 2 ^ 0xA4, 7 ^ 0x42], mapped.ToArray());
    }

    [Fact]
    public void An_IPv6_client_is_told_its_address()
    {
        Receive(Check(), Mobile);

        Assert.True(StunMessage.TryParse(_response.AsSpan(0, _responseLength), out var response));
        Assert.True(response.TryGet(StunAttribute.XorMappedAddress, out var mapped));
        byte[] mask = [0x21, 0x12, 0xA4, 0x42, .. Transaction];
        var address = mapped[4..].ToArray().Zip(mask, (a, b) => (byte)(a ^ b)).ToArray();
        Assert.Equal(IPAddress.Parse("2001:db8::7"), new IPAddress(address));
    }

    [Fact]
    public void Media_goes_to_the_first_valid_address_until_another_is_nominated()
    {
        Assert.Null(_agent.Selected);
        Assert.Equal(IceResult.Nominated, Receive(Check(nominates: false), Home));
        Assert.Equal(Home, _agent.Selected);

        Assert.Equal(IceResult.Answered, Receive(Check(nominates: false), Mobile));
        Assert.Equal(Home, _agent.Selected);

        Assert.Equal(IceResult.Nominated, Receive(Check(nominates: true), Mobile));
        Assert.Equal(Mobile, _agent.Selected);
        Assert.Equal(IceResult.Answered, Receive(Check(nominates: true), Mobile));
        Assert.Equal(IceResult.Answered, Receive(Check(nominates: false), Home));
        Assert.Equal(Mobile, _agent.Selected);

        Assert.Equal(IceResult.Nominated, Receive(Check(nominates: true), Home));
        Assert.Equal(Home, _agent.Selected);
    }

    [Fact]
    public void A_check_without_the_password_is_refused_and_changes_nothing()
    {
        Assert.Equal(IceResult.Unauthenticated, Receive(Check(password: "another password of 30 bytes.."), Home));

        Assert.Equal(401, ErrorCode(out var response));
        Assert.False(response.Has(StunAttribute.MessageIntegrity));
        Assert.Null(_agent.Selected);
    }

    [Fact]
    public void A_check_for_somebody_else_is_refused() =>
        Assert.Equal(IceResult.Unauthenticated, Receive(Check(username: $"{_local.UsernameFragment}:else"), Home));

    [Fact]
    public void A_check_without_integrity_is_refused() =>
        Assert.Equal(IceResult.Unauthenticated, Receive(Check(password: ""), Home));

    [Fact]
    public void A_check_without_username_is_refused_as_a_bad_request()
    {
        Assert.Equal(IceResult.Unauthenticated, Receive(Check(username: null), Home));
        Assert.Equal(400, ErrorCode(out _));
    }

    [Fact]
    public void A_client_that_wants_to_be_controlled_is_told_of_the_conflict()
    {
        Assert.Equal(IceResult.Refused, Receive(Check(role: StunAttribute.IceControlled), Home));

        Assert.Equal(487, ErrorCode(out var response));
        Assert.True(response.HasIntegrity(Encoding.ASCII.GetBytes(_local.Password)));
        Assert.Null(_agent.Selected);
    }

    [Fact]
    public void An_attribute_that_must_be_known_and_is_not_is_named()
    {
        Assert.Equal(IceResult.Refused, Receive(Check(extra: 0x7777), Home));

        Assert.Equal(420, ErrorCode(out var response));
        Assert.True(response.TryGet(StunAttribute.UnknownAttributes, out var unknown));
        Assert.Equal([0x77, 0x77], unknown.ToArray());
    }

    [Fact]
    public void An_attribute_that_need_not_be_known_is_ignored() =>
        Assert.Equal(IceResult.Nominated, Receive(Check(extra: 0xC057), Home));

    [Fact]
    public void A_wrong_fingerprint_gets_no_response()
    {
        var check = Check();
        check[^1] ^= 1;

        Assert.Equal(IceResult.Unauthenticated, Receive(check, Home));
        Assert.Equal(0, _responseLength);
    }

    [Fact]
    public void Indications_and_responses_get_no_response()
    {
        Assert.Equal(IceResult.Ignored, Receive(Check(type: StunType.BindingIndication), Home));
        Assert.Equal(IceResult.Ignored, Receive(Check(type: StunType.BindingSuccess), Home));
        Assert.Equal(0, _responseLength);
    }

    [Fact]
    public void Consent_expires_30_seconds_after_the_client_was_last_heard()
    {
        Receive(Check(), Home, now: 5_000_000);
        Assert.False(_agent.Expired(34_999_999));
        Assert.True(_agent.Expired(35_000_000));

        _agent.Heard(36_000_000);
        Assert.False(_agent.Expired(65_999_999));
        Assert.True(_agent.Expired(66_000_000));
    }

    [Fact]
    public void A_client_that_never_comes_has_30_seconds()
    {
        Assert.False(_agent.Expired(1_000_000));
        Assert.False(_agent.Expired(30_999_999));
        Assert.True(_agent.Expired(31_000_000));
    }

    [Fact]
    public void A_refused_check_does_not_renew_consent()
    {
        Receive(Check(), Home, now: 0);
        Receive(Check(password: "another password of 30 bytes.."), Home, now: 20_000_000);

        Assert.True(_agent.Expired(30_000_000));
    }

    [Fact]
    public void After_a_restart_the_new_credentials_count_and_media_stays_until_they_nominate()
    {
        Receive(Check(), Home);
        var old = Check();
        var local = IceCredentials.Create();
        _agent.Restart(local, _remote);

        Assert.Equal(Home, _agent.Selected);
        Assert.Equal(IceResult.Unauthenticated, Receive(old, Home));
        var check = Check(username: $"{local.UsernameFragment}:{_remote.UsernameFragment}", password: local.Password);
        Assert.Equal(IceResult.Nominated, Receive(check, Mobile));
        Assert.Equal(Mobile, _agent.Selected);
    }

    [Fact]
    public void Answering_allocates_nothing()
    {
        var check = Check();
        Receive(check, Home);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Receive(check, Home);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private IceResult Receive(byte[] datagram, TransportAddress from, long now = 0) =>
        _agent.Receive(datagram, from, now, _response, out _responseLength);

    private int ErrorCode(out StunMessage response)
    {
        Assert.True(StunMessage.TryParse(_response.AsSpan(0, _responseLength), out response));
        Assert.Equal(StunType.BindingError, response.Type);
        Assert.True(response.TryGet(StunAttribute.ErrorCode, out var error));
        return error[2] * 100 + error[3];
    }

    private byte[] Check(
        ushort type = StunType.BindingRequest,
        bool nominates = true,
        string? username = "",
        string? password = null,
        ushort role = StunAttribute.IceControlling,
        ushort extra = 0)
    {
        var buffer = new byte[512];
        var writer = new StunWriter(buffer, type, Transaction);
        if (username is not null)
        {
            writer.Add(StunAttribute.Username, Encoding.ASCII.GetBytes(
                username.Length > 0 ? username : $"{_local.UsernameFragment}:{_remote.UsernameFragment}"));
        }

        writer.AddUInt64(role, 0x0102030405060708);
        writer.AddUInt32(StunAttribute.Priority, 1234);
        if (nominates)
        {
            writer.Add(StunAttribute.UseCandidate, []);
        }

        if (extra != 0)
        {
            writer.Add(extra, [1, 2, 3]);
        }

        return buffer[..writer.Finish(Encoding.ASCII.GetBytes(password ?? _local.Password))];
    }
}
