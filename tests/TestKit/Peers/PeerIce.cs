using System.Text;
using SfuPlatform.MediaNode.Ice;

namespace SfuPlatform.TestKit.Peers;

/// <summary>
/// The client's side of ICE towards a lite node: checks until one is answered, nominates, and goes on checking for
/// consent (RFC 7675).
/// </summary>
internal sealed class PeerIce(int seed)
{
    private const long CheckInterval = 50_000;
    private const long ConsentInterval = 2_500_000;

    private readonly Random _random = new(seed);
    private readonly byte[] _transaction = new byte[12];
    private IceCredentials? _remote;
    private long _next;
    private bool _isNew = true;

    /// <summary>What we give the node.</summary>
    public IceCredentials Local { get; private set; } = IceCredentials.Create();

    /// <summary>Whether the node has answered a nominating check.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Checks that were refused.</summary>
    public int Refused { get; private set; }

    private bool IsAnswered { get; set; }

    /// <summary>The node's credentials.</summary>
    public void SetRemote(IceCredentials remote) => _remote = remote;

    /// <summary>New credentials for the next offer, and checks from the start.</summary>
    public void Restart()
    {
        Local = IceCredentials.Create();
        _remote = null;
        CheckAnew();
    }

    /// <summary>Our address has changed.</summary>
    public void CheckAnew()
    {
        (IsConnected, IsAnswered, _isNew) = (false, false, true);
        _next = 0;
    }

    /// <summary>Writes a check where one is due; 0: none.</summary>
    public int WriteDue(Span<byte> buffer, long now)
    {
        if (_remote is null || now < _next)
        {
            return 0;
        }

        _next = now + (IsConnected ? ConsentInterval : CheckInterval);
        if (_isNew)
        {
            _random.NextBytes(_transaction);
            _isNew = false;
        }

        var writer = new StunWriter(buffer, StunType.BindingRequest, _transaction);
        writer.Add(StunAttribute.Username, Encoding.ASCII.GetBytes($"{_remote.UsernameFragment}:{Local.UsernameFragment}"));
        writer.AddUInt64(StunAttribute.IceControlling, 0x1234_5678);
        writer.AddUInt32(StunAttribute.Priority, 0x7E00_00FF);
        if (IsAnswered)
        {
            writer.Add(StunAttribute.UseCandidate, []);
        }

        return writer.Finish(Encoding.ASCII.GetBytes(_remote.Password));
    }

    /// <summary>Takes what the node answers.</summary>
    public void Receive(ReadOnlySpan<byte> datagram)
    {
        if (_remote is null || !StunMessage.TryParse(datagram, out var message) || !message.TransactionId.SequenceEqual(_transaction))
        {
            return;
        }

        if (message.Type != StunType.BindingSuccess || !message.HasIntegrity(Encoding.ASCII.GetBytes(_remote.Password)))
        {
            Refused++;
            return;
        }

        // Repeated until it is answered: the round trip may be longer than the interval.
        _isNew = true;
        IsConnected = IsAnswered;
        if (!IsAnswered)
        {
            IsAnswered = true;
            _next = 0;
        }
    }
}
