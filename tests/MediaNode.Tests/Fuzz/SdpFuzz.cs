using System.Text;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;
using SfuPlatform.MediaNode.Tests.Sdp;

namespace SfuPlatform.MediaNode.Tests.Fuzz;

/// <summary>
/// SDP and the answers to it: nothing throws, what is read can be written and read again, and every offer that is taken
/// gets an answer that is SDP with as many sections.
/// </summary>
public class SdpFuzz
{
    private const int Cases = 12_000;

    [Fact]
    public void Whatever_is_offered_is_refused_or_answered()
    {
        var mutation = new Mutation(4);
        string[] samples = [Recorded.Offer("aiortc-whip"), Recorded.Offer("aiortc-whep"), Recorded.Offer("chromium-whip")];
        var local = new LocalTransport("abcd", new string('p', 24), new Fingerprint("sha-256", "AB"), false, []);
        var answered = 0;
        for (var i = 0; i < Cases; i++)
        {
            var text = i % 10 == 0
                ? Encoding.Latin1.GetString(mutation.Noise(300))
                : Mutate(mutation, samples[i % samples.Length]);
            if (SdpParser.TryParse(text, out var session, out var error))
            {
                var written = SdpWriter.Write(session);
                Assert.True(SdpParser.TryParse(written, out var again, out error), error);
                Assert.Equal(written, SdpWriter.Write(again));
            }
            else
            {
                Assert.NotEmpty(error);
            }

            if (OfferReader.TryRead(text, null, out var offer, out var fault))
            {
                answered++;
                var answer = SdpWriter.Write(AnswerBuilder.Build(offer, local, 1, 1));
                Assert.True(SdpParser.TryParse(answer, out var read, out error), error);
                Assert.Equal(offer.Lines.Count, read.Media.Count);
            }
            else
            {
                Assert.NotEmpty(fault.Message);
            }
        }

        Assert.InRange(answered, Cases / 10, Cases);
    }

    // Half of the time whole lines go, come twice or change places; else bytes change.
    private static string Mutate(Mutation mutation, string sample)
    {
        if (mutation.Random.Next(2) == 0)
        {
            return Encoding.Latin1.GetString(mutation.Of(Encoding.Latin1.GetBytes(sample)));
        }

        var lines = sample.Split("\r\n").ToList();
        for (var changes = mutation.Random.Next(1, 6); changes > 0; changes--)
        {
            var at = mutation.Random.Next(lines.Count);
            var line = lines[at];
            lines.RemoveAt(at);
            if (mutation.Random.Next(2) == 0)
            {
                lines.Insert(mutation.Random.Next(lines.Count), line);
            }
        }

        return string.Join("\r\n", lines);
    }
}
