using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

public class AudioForwardingTests
{
    private static readonly byte[] RedPayload = [0x80 | Conference.Opus, 0x0F, 0x00, 2, Conference.Opus, 1, 2, 3, 4];

    private readonly Conference _conference = new();

    [Fact]
    public void Audio_starts_with_any_packet_and_carries_its_level()
    {
        var track = _conference.Publisher.Publish(Conference.Audio());
        var (_, subscriber) = Conference.Subscribe(track, Conference.AudioDown(Conference.Codec("opus", 109, clock: 48_000, nack: false)));

        Send(1, Conference.Opus, [1, 2, 3], level: 30);

        var packet = Assert.Single(subscriber.SentRtp);
        Assert.Equal((109, 6000u), (packet.PayloadType, packet.Ssrc));
        Assert.Equal([30], packet.Extension(Conference.SubscriberIds.AudioLevel));
        Assert.InRange(track.AudioLevel, 0.001, 0.1);
    }

    [Fact]
    public void Redundant_audio_goes_whole_to_who_takes_it_and_as_opus_to_who_does_not()
    {
        var track = _conference.Publisher.Publish(Conference.Audio());
        var opus = Conference.Codec("opus", Conference.Opus, clock: 48_000, nack: false);
        var red = Conference.Codec("red", 64, clock: 48_000, nack: false);
        var (_, takesRed) = Conference.Subscribe(track, Conference.AudioDown(red, opus));
        var (_, plain) = Conference.Subscribe(track, Conference.AudioDown(opus));
        var (_, otherOpus) = Conference.Subscribe(track, Conference.AudioDown(red, opus with { PayloadType = 96 }));

        Send(1, Conference.Red, RedPayload);
        Send(2, Conference.Opus, [9]);

        Assert.Equal([(64, RedPayload.Length), (Conference.Opus, 1)], Types(takesRed));
        Assert.Equal([(Conference.Opus, 2), (Conference.Opus, 1)], Types(plain));
        Assert.Equal([(96, 2), (96, 1)], Types(otherOpus));
        Assert.Equal([3, 4], plain.SentRtp[0].Payload);
    }

    [Fact]
    public void Malformed_redundancy_is_dropped_without_a_hole()
    {
        var track = _conference.Publisher.Publish(Conference.Audio());
        var (_, plain) = Conference.Subscribe(track, Conference.AudioDown(Conference.Codec("opus", Conference.Opus, clock: 48_000)));
        Send(1, Conference.Opus, [9]);
        Send(2, Conference.Red, [0x80 | Conference.Opus, 0, 3, 255, Conference.Opus]);
        Send(3, Conference.Opus, [9]);

        Assert.Equal(1, plain.SentRtp[1].Sequence - plain.SentRtp[0].Sequence);
        Assert.Equal(1, _conference.Transport.Counters.Drops(DropReason.MalformedPayload));
    }

    [Fact]
    public void A_payload_type_that_was_not_negotiated_is_dropped()
    {
        var track = _conference.Publisher.Publish(Conference.Audio());
        var (_, plain) = Conference.Subscribe(track, Conference.AudioDown(Conference.Codec("opus", Conference.Opus, clock: 48_000)));
        Send(1, Conference.Opus, [9]);
        Send(2, 13, [9]);

        Assert.Single(plain.SentRtp);
        Assert.Equal(1, _conference.Transport.Counters.Drops(DropReason.UnknownPayloadType));
    }

    [Fact]
    public void The_level_rises_with_speech_and_is_silence_when_packets_stop()
    {
        var track = _conference.Publisher.Publish(Conference.Audio());
        for (var i = 0; i < 50; i++)
        {
            Send(i, Conference.Opus, [1], level: 20);
            _conference.Transport.Advance(20_000);
        }

        Assert.InRange(track.AudioLevel, 0.09, 0.11);
        track.SetMuted(true);
        Assert.Equal(0, track.AudioLevel);
        track.SetMuted(false);
        _conference.Transport.Advance(500_000);
        Assert.Equal(0, track.AudioLevel);
    }

    private static IEnumerable<(int Type, int Length)> Types(FakeTransport subscriber) =>
        subscriber.SentRtp.Select(packet => ((int)packet.PayloadType, packet.Payload.Length));

    private void Send(int sequence, byte payloadType, byte[] payload, byte level = 127) =>
        _conference.Send(700, sequence, (uint)(sequence * 960), payload, payloadType, mid: "0", extensions: (Conference.Ids.AudioLevel, [level]));
}
