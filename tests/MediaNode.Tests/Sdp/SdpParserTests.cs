using CsCheck;
using SfuPlatform.MediaNode.Sdp;

namespace SfuPlatform.MediaNode.Tests.Sdp;

public class SdpParserTests
{
    private const string Head = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";

    private static readonly Gen<string> Word = Gen.String[Gen.Char.AlphaNumeric, 1, 12];

    private static readonly Gen<SdpAttribute> Attribute =
        Gen.Select(Word, Word.Null(), (name, value) => new SdpAttribute(name, value));

    private static readonly Gen<MediaDescription> Media = Gen.Select(
        Word, Gen.UShort, Word, Word.Array[1, 5], Word.Null(), Attribute.Array[0, 8],
        (kind, port, protocol, formats, connection, attributes) => new MediaDescription
        {
            Kind = kind,
            Port = port,
            Protocol = protocol,
            Formats = formats,
            Connection = connection,
            Attributes = attributes,
        });

    public static TheoryData<string> RecordedNames => Recorded.Names;

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Word, Word, Word.Null(), Attribute.Array[0, 8], Media.Array[0, 5]).Sample(
            (origin, name, connection, attributes, media) =>
            {
                var session = new SessionDescription
                {
                    Origin = origin,
                    Name = name,
                    Connection = connection,
                    Attributes = attributes,
                    Media = media,
                };
                var text = SdpWriter.Write(session);
                Assert.True(SdpParser.TryParse(text, out var read, out var error), error);
                Assert.Equal(text, SdpWriter.Write(read));
                Assert.Equal(attributes, read.Attributes);
                Assert.Equal(media.Length, read.Media.Count);
                for (var i = 0; i < media.Length; i++)
                {
                    Assert.Equal(media[i].Attributes, read.Media[i].Attributes);
                    Assert.Equal(media[i].Formats, read.Media[i].Formats);
                    Assert.Equal(media[i].Port, read.Media[i].Port);
                }
            });

    [Theory]
    [MemberData(nameof(RecordedNames))]
    public void Recorded_offers_come_out_as_they_went_in(string name)
    {
        var text = Recorded.Offer(name);
        Assert.True(SdpParser.TryParse(text, out var session, out var error), error);

        // The writer leaves no space behind the colon of an attribute.
        Assert.Equal(text.Replace("a=msid-semantic: ", "a=msid-semantic:", StringComparison.Ordinal), SdpWriter.Write(session));
    }

    [Fact]
    public void Lines_may_end_without_a_carriage_return()
    {
        Assert.True(SdpParser.TryParse(Head.Replace("\r", "", StringComparison.Ordinal) + "m=audio 9 RTP/AVP 0\na=mid:0", out var session, out _));
        Assert.Equal("0", Assert.Single(session.Media).Attributes.Value("mid"));
    }

    [Fact]
    public void Lines_without_use_for_us_are_passed_over()
    {
        Assert.True(SdpParser.TryParse(Head + "b=AS:100\r\ni=x\r\nm=audio 9/2 RTP/AVP 0\r\ni=y\r\nb=AS:1\r\nk=clear:x\r\n", out var session, out _));
        Assert.Equal(9, Assert.Single(session.Media).Port);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("o=- 1 1 IN IP4 127.0.0.1\r\n", "Line 1: a description starts with 'v=0'.")]
    [InlineData("v=1\r\n", "only one 'v=0'")]
    [InlineData("v=0\r\nv=0\r\n", "Line 2: only one 'v=0'")]
    [InlineData("v=0\r\ns=-\r\n", "no 'o=' line")]
    [InlineData("v=0\r\nhello\r\n", "Line 2: not a line of SDP")]
    [InlineData("v=0\r\nx=1\r\n", "Line 2: not a line of SDP")]
    [InlineData("v=0\r\nm=audio 9 RTP/AVP\r\n", "a media line is")]
    [InlineData("v=0\r\nm=audio 70000 RTP/AVP 0\r\n", "'70000' is not a port")]
    [InlineData("v=0\r\nm=audio -1 RTP/AVP 0\r\n", "'-1' is not a port")]
    [InlineData("v=0\r\na=:x\r\n", "an attribute is")]
    [InlineData("v=0\r\na=b c:x\r\n", "an attribute is")]
    [InlineData("v=0\r\ns=a\0b\r\n", "control character")]
    public void What_is_not_sdp_is_refused_with_the_line_and_the_reason(string text, string reason)
    {
        Assert.False(SdpParser.TryParse(text, out _, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_hold()
    {
        Assert.False(SdpParser.TryParse(Head + new string('a', SdpLimits.TotalLength), out _, out var error));
        Assert.Contains("longer than 262144", error, StringComparison.Ordinal);
        Assert.False(SdpParser.TryParse(Head + "a=" + new string('a', SdpLimits.LineLength), out _, out error));
        Assert.Contains("Line 5: longer than 8192", error, StringComparison.Ordinal);
        Assert.False(SdpParser.TryParse(Head + Times(SdpLimits.LinesPerSection, "a=b\r\n"), out _, out error));
        Assert.Contains("more than 512 lines", error, StringComparison.Ordinal);
        Assert.False(SdpParser.TryParse(Head + Times(SdpLimits.Sections + 1, "m=a 9 b 0\r\n"), out _, out error));
        Assert.Contains("more than 512 media sections", error, StringComparison.Ordinal);
        Assert.True(SdpParser.TryParse(Head + Times(SdpLimits.Sections, "m=a 9 b 0\r\na=c\r\n"), out _, out _));
    }

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));
}
