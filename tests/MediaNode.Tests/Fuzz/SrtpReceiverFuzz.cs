using SfuPlatform.MediaNode.Srtp;
using SfuPlatform.MediaNode.Tests.Srtp;

namespace SfuPlatform.MediaNode.Tests.Fuzz;

/// <summary>Whatever arrives, nothing is thrown, and nothing that was not protected with the key is taken.</summary>
public class SrtpReceiverFuzz
{
    [Theory]
    [InlineData(SrtpProfile.Aes128CmHmacSha1_80, 200_000)]
    [InlineData(SrtpProfile.AeadAes128Gcm, 50_000)]
    public void Random_and_mutated_packets_are_refused(object profile, int cases)
    {
        using var session = new SrtpSession((SrtpProfile)profile);
        var mutation = new Mutation(3711);
        var random = mutation.Random;
        byte[][] real = [session.Protect(1, new byte[100]), session.Protect(2, []), session.ProtectRtcp(new byte[60])];
        for (var i = 0; i < cases; i++)
        {
            var packet = i % 2 == 0 ? mutation.Noise(200) : mutation.Of(real[i % real.Length]);
            if (real.Any(packet.SequenceEqual))
            {
                continue;
            }

            var headerLength = random.Next(12, 100);
            var copy = packet.ToArray();
            Assert.NotEqual(SrtpResult.Ok, session.Receiver.UnprotectRtp(copy, (uint)random.Next(3), (ushort)random.Next(3), headerLength, out _, out _));
            packet.CopyTo(copy, 0);
            Assert.NotEqual(SrtpResult.Ok, session.Receiver.UnprotectRtcp(copy, out _));
        }
    }
}
