using System.Globalization;
using System.Text;

namespace SfuPlatform.MediaNode.Sdp;

/// <summary>Writes a session description, lines ended by CR LF.</summary>
internal static class SdpWriter
{
    /// <summary>The text of the description.</summary>
    public static string Write(SessionDescription session)
    {
        var text = new StringBuilder();
        Line(text, 'v', "0");
        Line(text, 'o', session.Origin);
        Line(text, 's', session.Name);
        if (session.Connection is not null)
        {
            Line(text, 'c', session.Connection);
        }

        Line(text, 't', "0 0");
        Attributes(text, session.Attributes);
        foreach (var media in session.Media)
        {
            var port = media.Port.ToString(CultureInfo.InvariantCulture);
            Line(text, 'm', string.Join(' ', [media.Kind, port, media.Protocol, .. media.Formats]));
            if (media.Connection is not null)
            {
                Line(text, 'c', media.Connection);
            }

            Attributes(text, media.Attributes);
        }

        return text.ToString();
    }

    private static void Attributes(StringBuilder text, IReadOnlyList<SdpAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            Line(text, 'a', attribute.ToString());
        }
    }

    private static void Line(StringBuilder text, char type, string value) =>
        text.Append(type).Append('=').Append(value).Append("\r\n");
}
