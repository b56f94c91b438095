using SfuPlatform.MediaNode.Ice;

namespace SfuPlatform.MediaNode.Tests.Fuzz;

/// <summary>Whatever arrives, nothing is thrown, and only what the password has signed is taken.</summary>
public class StunMessageFuzz
{
    private const int Cases = 500_000;

    private static readonly IceCredentials Local = new("local", "a password of 22 chars");
    private static readonly IceCredentials Remote = new("remote", "a password of 22 chars");

    [Fact]
    public void Random_and_mutated_messages_are_refused()
    {
        var agent = new IceLiteAgent(Local, Remote);
        var mutation = new Mutation(8489);
        var real = Check();
        var response = new byte[IceLiteAgent.MaxResponseLength];
        var (parsed, answered) = (0, 0);
        for (var i = 0; i < Cases; i++)
        {
            var datagram = i % 8 == 0 ? mutation.Noise(200) : mutation.Of(real);
            if (i % 4 == 1 && datagram.Length >= StunMessage.HeaderLength)
            {
                datagram[2] = (byte)((datagram.Length - StunMessage.HeaderLength) >> 8);
                datagram[3] = (byte)(datagram.Length - StunMessage.HeaderLength);
            }

            parsed += StunMessage.TryParse(datagram, out var message) ? 1 : 0;
            if (StunMessage.TryReadUsername(datagram, out var fragment))
            {
                Assert.InRange(fragment.Length, 1, datagram.Length);
            }

            var result = agent.Receive(datagram, default, 0, response, out var length);
            Assert.InRange(length, 0, response.Length);
            if (result is IceResult.Answered or IceResult.Nominated)
            {
                answered++;
                Assert.True(CoversAsReal(datagram, real));
            }
        }

        // A mutation behind the integrity or one that changes nothing leaves a message valid; most are refused.
        Assert.InRange(parsed, Cases / 50, Cases);
        Assert.InRange(answered, 0, Cases / 10);
    }

    // All that MESSAGE-INTEGRITY covers is as it was written.
    private static bool CoversAsReal(ReadOnlySpan<byte> datagram, ReadOnlySpan<byte> real)
    {
        const int fingerprint = 8;
        return datagram.Length >= real.Length - fingerprint
            && datagram[..2].SequenceEqual(real[..2])
            && datagram[4..(real.Length - fingerprint)].SequenceEqual(real[4..^fingerprint]);
    }

    private static byte[] Check()
    {
        var buffer = new byte[256];
        var writer = new StunWriter(buffer, StunType.BindingRequest, new byte[12]);
        writer.Add(StunAttribute.Username, "local:remote"u8);
        writer.AddUInt64(StunAttribute.IceControlling, 1);
        writer.AddUInt32(StunAttribute.Priority, 1);
        writer.Add(StunAttribute.UseCandidate, []);
        return buffer[..writer.Finish("a password of 22 chars"u8)];
    }
}
