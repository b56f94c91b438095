using System.Text;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.Ice;

/// <summary>
/// Our side of ICE with one client: it checks, we answer (RFC 8445, the lite implementation). <b>Every STUN datagram of
/// the client goes in by <see cref="Receive"/>; the response goes back to where the datagram came from.</b> Owner: the
/// client's worker.
/// </summary>
internal sealed class IceLiteAgent
{
    /// <summary>The longest response.</summary>
    public const int MaxResponseLength = 128;

    private const int BadRequest = 400;
    private const int Unauthorized = 401;
    private const int UnknownAttribute = 420;
    private const int RoleConflict = 487;

    private byte[] _username = [];
    private byte[] _password = [];
    private TransportAddress _selected;
    private bool _isSelected;
    private bool _isNominated;
    private Consent _consent;
    private bool _isConsentStarted;

    /// <summary>With what we gave the client and what it gave us.</summary>
    public IceLiteAgent(IceCredentials local, IceCredentials remote) => Restart(local, remote);

    /// <summary>Where media goes: the address of the last nominating check, before it of the first valid one.</summary>
    public TransportAddress? Selected => _isSelected ? _selected : null;

    /// <summary>Takes a STUN datagram and writes the response.</summary>
    public IceResult Receive(
        ReadOnlySpan<byte> datagram, in TransportAddress from, long now, Span<byte> response, out int responseLength)
    {
        responseLength = 0;
        if (!StunMessage.TryParse(datagram, out var message))
        {
            return IceResult.Malformed;
        }

        if (message.Type != StunType.BindingRequest)
        {
            return IceResult.Ignored;
        }

        if (!message.HasConsistentFingerprint())
        {
            return IceResult.Unauthenticated;
        }

        if (Judge(message) is var error && error != 0)
        {
            responseLength = Refuse(message, error, response);
            return error is BadRequest or Unauthorized ? IceResult.Unauthenticated : IceResult.Refused;
        }

        var writer = new StunWriter(response, StunType.BindingSuccess, message.TransactionId);
        writer.AddMappedAddress(from);
        responseLength = writer.Finish(_password);
        Heard(now);
        return Select(from, message.Has(StunAttribute.UseCandidate)) ? IceResult.Nominated : IceResult.Answered;
    }

    /// <summary>Authenticated media came from the client: it is still there.</summary>
    public void Heard(long now)
    {
        _consent.Renew(now);
        _isConsentStarted = true;
    }

    /// <summary>
    /// Whether the client was not heard for 30 seconds: stop sending (RFC 7675). Before it was heard at all, the time
    /// counts from the first call.
    /// </summary>
    public bool Expired(long now)
    {
        if (!_isConsentStarted)
        {
            _consent = Consent.Pending(now);
            _isConsentStarted = true;
        }

        return _consent.IsExpired(now);
    }

    /// <summary>An ICE restart: the new credentials count, media stays where it is until the new checks nominate.</summary>
    public void Restart(IceCredentials local, IceCredentials remote)
    {
        _username = Encoding.ASCII.GetBytes($"{local.UsernameFragment}:{remote.UsernameFragment}");
        _password = Encoding.ASCII.GetBytes(local.Password);
        _isNominated = false;
    }

    // The order is that of RFC 8489 section 9.1.3; 0: nothing is wrong.
    private int Judge(in StunMessage message)
    {
        if (!message.TryGet(StunAttribute.Username, out var username))
        {
            return BadRequest;
        }

        if (!username.SequenceEqual(_username) || !message.HasIntegrity(_password))
        {
            return Unauthorized;
        }

        if (message.FirstUnknown() != 0)
        {
            return UnknownAttribute;
        }

        // A lite side is always controlled, so the client has to control.
        return message.Has(StunAttribute.IceControlled) ? RoleConflict : 0;
    }

    private int Refuse(in StunMessage message, int error, Span<byte> response)
    {
        var writer = new StunWriter(response, StunType.BindingError, message.TransactionId);
        writer.AddError(error);
        if (error == UnknownAttribute)
        {
            var type = message.FirstUnknown();
            writer.Add(StunAttribute.UnknownAttributes, [(byte)(type >> 8), (byte)type]);
        }

        // Who has not shown the password gets nothing that is made with it.
        return writer.Finish(error is BadRequest or Unauthorized ? [] : _password);
    }

    /// <summary>Whether media goes to a new address from now on.</summary>
    private bool Select(in TransportAddress from, bool nominates)
    {
        if (_isSelected && (!nominates || (_isNominated && _selected == from)))
        {
            return false;
        }

        var isNew = !_isSelected || _selected != from;
        _selected = from;
        _isSelected = true;
        _isNominated |= nominates;
        return isNew;
    }
}
