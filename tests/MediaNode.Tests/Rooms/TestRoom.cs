using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.Rooms;

/// <summary>A room in test time whose clients negotiate for real; no media comes to the node.</summary>
internal sealed class TestRoom : IAsyncDisposable
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(Epoch);

    public TestRoom(RoomSettings? settings = null) =>
        Room = new Room(settings ?? Settings, Connections(), Time, NullLogger.Instance);

    public static RoomSettings Settings { get; } = new() { Name = "team", DisplayName = "Team" };

    public FakeTimeProvider Time { get; } = new(Epoch);

    public Room Room { get; }

    /// <summary>Makes connections to a node whose ports nobody serves.</summary>
    public static PeerConnectionFactory Connections() => new(new PeerConnectionOptions
    {
        Addresses = ["192.0.2.1"],
        UdpPort = 7882,
        Certificate = Certificate,
        Strangers = new NewAddress(),
        Handshakes = new InlineHandshakes(),
    });

    /// <summary>Somebody joins, with one receiving section of each kind.</summary>
    public async Task<Guest> JoinAsync(string identity, Func<JoinRequest, JoinRequest>? change = null)
    {
        var (guest, refusal) = await TryJoinAsync(identity, change);
        Assert.Null(refusal);
        guest.Sections.AddReceivers(1, 1);
        await guest.OfferAsync();
        return guest;
    }

    /// <summary>Somebody tries to join.</summary>
    public async Task<(Guest Guest, Refusal? Refusal)> TryJoinAsync(string identity, Func<JoinRequest, JoinRequest>? change = null)
    {
        var request = new JoinRequest { Identity = identity, Name = identity };
        var guest = new Guest(Room, identity);
        var (session, refusal) = await Room.JoinAsync(change?.Invoke(request) ?? request, guest);
        guest.Session = session!;
        return (guest, refusal);
    }

    /// <summary>Until the room has done all that was asked before.</summary>
    public Task SettleAsync() => Room.ParticipantsAsync();

    public async ValueTask DisposeAsync() => await Room.CloseAsync(LeaveReason.NodeStopping);
}
