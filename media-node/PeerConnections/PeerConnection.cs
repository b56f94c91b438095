using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// The control half of one client's connection: takes its offers, gives the answers (JSEP answerer, RFC 9429) and owns
/// its transport. Call from one thread at a time.
/// </summary>
internal sealed class PeerConnection
{
    private readonly PeerConnectionOptions _options;
    private readonly IReadOnlyList<Candidate> _candidates;
    private readonly IPeerTransportListener _listener;
    private readonly ulong _sessionId = (ulong)RandomNumberGenerator.GetInt32(int.MaxValue) << 31
        | (uint)RandomNumberGenerator.GetInt32(int.MaxValue);

    private PeerTransport? _transport;
    private IceCredentials _local = IceCredentials.Create();
    private DtlsRole _role;
    private byte _transportSequenceId;
    private NegotiatedOffer? _answered;
    private uint _version;

    internal PeerConnection(
        PeerConnectionOptions options,
        IReadOnlyList<Candidate> candidates,
        IPeerTransportListener listener)
    {
        _options = options;
        _candidates = candidates;
        _listener = listener;
    }

    /// <summary>The live sections of the last answer.</summary>
    public IReadOnlyList<MediaSection> Sections { get; private set; } = [];

    /// <summary>The client's transport; null before the first answer in which a section is live.</summary>
    public IMediaTransport? Transport => _transport;

    /// <summary>What is known of the transport now; null where there is none.</summary>
    public PeerTransportStatistics? Statistics => _transport?.Statistics;

    /// <summary>Reads an offer. Nothing changes until it is answered.</summary>
    public bool TryOffer(
        string sdp,
        [NotNullWhen(true)] out NegotiatedOffer? offer,
        [NotNullWhen(false)] out NegotiationError? error) => OfferReader.TryRead(sdp, _answered, out offer, out error);

    /// <summary>Answers the last offer; the first answer with a live section creates the transport.</summary>
    public string Answer(NegotiatedOffer offer)
    {
        if (offer.Transport is { } remote)
        {
            Apply(remote, offer);
        }

        var local = new LocalTransport(
            _local.UsernameFragment,
            _local.Password,
            new Fingerprint("sha-256", _options.Certificate.FingerprintSha256),
            _role == DtlsRole.Client,
            _candidates);
        _answered = offer;
        Sections = offer.Sections;
        return SdpWriter.Write(AnswerBuilder.Build(offer, offer.Transport is null ? null : local, _sessionId, ++_version));
    }

    /// <summary>
    /// Ends the connection; the client is told by DTLS where that still works, the listener on the transport's worker.
    /// Without a transport nobody is told.
    /// </summary>
    public void Close() => _transport?.Close(GoneReason.Closed);

    private void Apply(RemoteTransport remote, NegotiatedOffer offer)
    {
        var credentials = new IceCredentials(remote.UserFragment, remote.Password);
        var sequenceId = TransportSequenceId(offer.Sections);
        if (_transport is null)
        {
            _role = remote.Setup == Setup.Passive ? DtlsRole.Client : DtlsRole.Server;
            _transport = new PeerTransport(
                new PeerTransportOptions
                {
                    Local = _local,
                    Remote = credentials,
                    Certificate = _options.Certificate,
                    Role = _role,
                    Fingerprints = [.. remote.Fingerprints.Select(print => new DtlsFingerprint(print.Algorithm, print.Value))],
                    TransportSequenceId = sequenceId,
                },
                _listener,
                _options.Strangers,
                _options.Handshakes);
        }
        else
        {
            if (offer.IsIceRestart)
            {
                _local = IceCredentials.Create();
                _transport.RestartIce(_local, credentials);
            }

            if (sequenceId != _transportSequenceId)
            {
                _transport.UseTransportSequence(sequenceId);
            }
        }

        _transportSequenceId = sequenceId;
    }

    // One number runs through all that a client sends, so its id is the same in all sections (RFC 9143 section 8.2).
    private static byte TransportSequenceId(IReadOnlyList<MediaSection> sections)
    {
        foreach (var section in sections)
        {
            if (section.Receive && section.Extensions.TransportSequence != 0)
            {
                return section.Extensions.TransportSequence;
            }
        }

        return 0;
    }
}
