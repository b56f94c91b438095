using CsCheck;
using SfuPlatform.MediaNode.Srtp;

namespace SfuPlatform.MediaNode.Tests.Srtp;

public class SrtpTests
{
    private static readonly Gen<SrtpProfile> Profile = Gen.Int[0, 2].Select(i => SrtpSession.Profiles[i]);

    [Fact]
    public void Any_payload_comes_through_any_profile() =>
        Gen.Select(Profile, Gen.Byte.Array[0, 1400], Gen.Long[0, (1L << 15) - 1], Gen.UInt).Sample((profile, payload, sequence, ssrc) =>
        {
            using var session = new SrtpSession(profile);
            var packet = session.Protect(sequence, payload, ssrc);

            Assert.Equal(SrtpSession.HeaderLength + payload.Length + SrtpLengths.Tag(profile), packet.Length);
            Assert.Equal(SrtpResult.Ok, session.Unprotect(packet, out var clear, out var extended));
            Assert.Equal(payload, clear);
            Assert.Equal(sequence, extended);
        }, iter: 200);

    [Fact]
    public void Any_compound_packet_comes_through_any_profile() =>
        Gen.Select(Profile, Gen.Byte.Array[8, 1400]).Sample((profile, packet) =>
        {
            using var session = new SrtpSession(profile);
            var wire = session.ProtectRtcp(packet);

            Assert.Equal(packet.Length + SrtpLengths.Tag(profile) + 4, wire.Length);
            Assert.Equal(SrtpResult.Ok, session.UnprotectRtcp(wire, out var clear));
            Assert.Equal(packet, clear);
        }, iter: 200);

    [Fact]
    public void Packets_come_through_lost_and_reordered_across_many_rollovers() =>
        Gen.Select(Profile, Gen.Int[1, 5000], Gen.Int[0, int.MaxValue]).Sample((profile, step, seed) =>
        {
            using var session = new SrtpSession(profile);
            var random = new Random(seed);
            var sent = Enumerable.Range(0, 400).Select(i => 20_000 + (long)i * step + random.Next(step)).ToArray();

            // Neighbours change places, at most the replay window apart.
            for (var i = 0; i + 1 < sent.Length; i++)
            {
                if (random.Next(3) == 0 && sent[i + 1] - sent[i] < ReplayWindow.Width)
                {
                    (sent[i], sent[i + 1]) = (sent[i + 1], sent[i]);
                }
            }

            foreach (var sequence in sent)
            {
                byte[] payload = [.. BitConverter.GetBytes(sequence)];
                Assert.Equal(SrtpResult.Ok, session.Unprotect(session.Protect(sequence, payload), out var clear, out var extended));
                Assert.Equal(sequence, extended);
                Assert.Equal(payload, clear);
            }
        }, iter: 30);

    [Fact]
    public void No_packet_comes_through_twice() =>
        Gen.Select(Profile, Gen.Int[0, int.MaxValue]).Sample((profile, seed) =>
        {
            using var session = new SrtpSession(profile);
            var random = new Random(seed);
            var packets = Enumerable.Range(65_000, 1500).Select(i => session.Protect(i, [1, 2, 3])).ToArray();
            var came = new int[packets.Length];
            for (var i = 0; i < 3000; i++)
            {
                var near = Math.Clamp(i / 2 + random.Next(-300, 300), 0, packets.Length - 1);
                came[near] += session.Unprotect(packets[near], out _, out _) == SrtpResult.Ok ? 1 : 0;
            }

            Assert.All(came, count => Assert.InRange(count, 0, 1));
            Assert.InRange(came.Sum(), 1000, 1500);
        }, iter: 5);

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_replayed_packet_is_named_so(object profile)
    {
        using var session = new SrtpSession((SrtpProfile)profile);
        var packet = session.Protect(7, [1]);
        var compound = session.ProtectRtcp(new byte[8]);

        Assert.Equal(SrtpResult.Ok, session.Unprotect(packet, out _, out _));
        Assert.Equal(SrtpResult.Replayed, session.Unprotect(packet, out _, out _));
        Assert.Equal(SrtpResult.Ok, session.UnprotectRtcp(compound, out _));
        Assert.Equal(SrtpResult.Replayed, session.UnprotectRtcp(compound, out _));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_packet_older_than_the_window_is_refused(object profile)
    {
        using var session = new SrtpSession((SrtpProfile)profile);
        var oldest = session.Protect(1000, [1]);
        var old = session.Protect(1001, [1]);
        Assert.Equal(SrtpResult.Ok, session.Unprotect(session.Protect(1000 + ReplayWindow.Width, [1]), out _, out _));

        Assert.Equal(SrtpResult.Replayed, session.Unprotect(oldest, out _, out _));
        Assert.Equal(SrtpResult.Ok, session.Unprotect(old, out _, out _));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_change_of_any_one_bit_is_noticed(object profile)
    {
        using var session = new SrtpSession((SrtpProfile)profile);
        var packet = session.Protect(7, [1, 2, 3, 4]);
        for (var bit = 0; bit < 8 * packet.Length; bit++)
        {
            var tampered = packet.ToArray();
            tampered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(SrtpResult.AuthenticationFailed, session.Unprotect(tampered, out _, out _));
        }

        Assert.Equal(SrtpResult.Ok, session.Unprotect(packet, out _, out _));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_change_of_any_one_bit_of_rtcp_is_noticed(object profile)
    {
        using var session = new SrtpSession((SrtpProfile)profile);
        var packet = session.ProtectRtcp([.. Enumerable.Range(0, 28).Select(i => (byte)i)]);
        for (var bit = 0; bit < 8 * packet.Length; bit++)
        {
            var tampered = packet.ToArray();
            tampered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(SrtpResult.Ok, session.UnprotectRtcp(tampered, out _));
        }

        Assert.Equal(SrtpResult.Ok, session.UnprotectRtcp(packet, out _));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Refused_packets_do_not_use_up_streams(object profile)
    {
        using var session = new SrtpSession((SrtpProfile)profile);
        using var stranger = new SrtpSession((SrtpProfile)profile, seed: 2);
        for (var ssrc = 0u; ssrc < 2 * ReceivedStreams.Limit; ssrc++)
        {
            Assert.Equal(SrtpResult.AuthenticationFailed, session.Unprotect(stranger.Protect(1, [1], ssrc), out _, out _));
        }

        for (var ssrc = 0u; ssrc < ReceivedStreams.Limit; ssrc++)
        {
            Assert.Equal(SrtpResult.Ok, session.Unprotect(session.Protect(1, [1], ssrc), out _, out _));
        }

        Assert.Equal(SrtpResult.Malformed, session.Unprotect(session.Protect(1, [1], uint.MaxValue), out _, out _));
    }

    [Fact]
    public void Rtcp_that_is_not_encrypted_is_refused()
    {
        using var session = new SrtpSession(SrtpProfile.AeadAes128Gcm);
        var packet = session.ProtectRtcp(new byte[28]);
        packet[^4] &= 0x7F;

        Assert.Equal(SrtpResult.Malformed, session.UnprotectRtcp(packet, out _));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Nothing_is_allocated_per_packet(object profile)
    {
        using var session = new SrtpSession((SrtpProfile)profile);
        var payload = new byte[1100];
        var slot = new byte[1500];
        var sequence = 0L;
        RoundTrip();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            RoundTrip();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void RoundTrip()
        {
            sequence++;
            slot[2] = (byte)(sequence >> 8);
            slot[3] = (byte)sequence;
            var length = session.Sender.ProtectRtp(slot, 12, payload, sequence);
            var result = session.Receiver.UnprotectRtp(slot.AsSpan(0, length), 0, (ushort)sequence, 12, out _, out _);
            var rtcp = session.Receiver.UnprotectRtcp(slot.AsSpan(0, session.RtcpSender.ProtectRtcp(slot, 200)), out _);
            if (result != SrtpResult.Ok || rtcp != SrtpResult.Ok)
            {
                throw new InvalidOperationException($"{result} {rtcp}");
            }
        }
    }

    public static TheoryData<object> Profiles => [.. SrtpSession.Profiles];
}
