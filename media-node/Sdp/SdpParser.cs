using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SfuPlatform.MediaNode.Sdp;

/// <summary>
/// Reads a session description. Total: whatever the text is, the answer is a description or an error that names the
/// line. Lines may end with CR LF or LF. Lines that WebRTC has no use for (b=, i=, k=, ...) are checked for form and
/// passed over.
/// </summary>
internal static class SdpParser
{
    private const string LineTypes = "vosiuepcbtrzkma";

    /// <summary>Reads the text.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out SessionDescription? session,
        [NotNullWhen(false)] out string? error)
    {
        session = null;
        if (text.Length > SdpLimits.TotalLength)
        {
            error = $"The description is longer than {SdpLimits.TotalLength} characters.";
            return false;
        }

        var reading = new Reading();
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateSplits())
        {
            number++;
            var line = raw.TrimEnd('\r');
            if (line.IsEmpty)
            {
                continue;
            }

            if ((error = reading.Take(line)) is not null)
            {
                error = string.Create(CultureInfo.InvariantCulture, $"Line {number}: {error}");
                return false;
            }
        }

        return reading.TryFinish(out session, out error);
    }

    private static LineSplit EnumerateSplits(this ReadOnlySpan<char> text) => new(text);

    private ref struct LineSplit(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;
        private bool _done;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly LineSplit GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_done)
            {
                return false;
            }

            var end = _rest.IndexOf('\n');
            _done = end < 0;
            Current = _done ? _rest : _rest[..end];
            _rest = _done ? default : _rest[(end + 1)..];
            return true;
        }
    }

    private sealed class Reading
    {
        private readonly List<MediaDescription> _media = [];
        private readonly List<SdpAttribute> _sessionAttributes = [];
        private List<SdpAttribute> _attributes;
        private string? _origin;
        private string _name = "-";
        private string? _connection;
        private bool _hasVersion;
        private int _lines;

        public Reading() => _attributes = _sessionAttributes;

        public string? Take(ReadOnlySpan<char> line)
        {
            if (line.Length > SdpLimits.LineLength)
            {
                return $"longer than {SdpLimits.LineLength} characters.";
            }

            if (line.Length < 2 || line[1] != '=' || !LineTypes.Contains(line[0], StringComparison.Ordinal))
            {
                return "not a line of SDP (it must start with a letter and '=').";
            }

            if (line.ContainsAny('\0', '\r'))
            {
                return "holds a control character.";
            }

            var type = line[0];
            if (!_hasVersion && type != 'v')
            {
                return "a description starts with 'v=0'.";
            }

            if (type != 'm' && ++_lines > SdpLimits.LinesPerSection)
            {
                return $"more than {SdpLimits.LinesPerSection} lines in one section.";
            }

            return TakeValue(type, line[2..]);
        }

        public bool TryFinish([NotNullWhen(true)] out SessionDescription? session, [NotNullWhen(false)] out string? error)
        {
            session = null;
            error = !_hasVersion ? "The description is empty."
                : _origin is null ? "The description has no 'o=' line."
                : null;
            if (error is not null)
            {
                return false;
            }

            session = new SessionDescription
            {
                Origin = _origin!,
                Name = _name,
                Connection = _connection,
                Attributes = _sessionAttributes,
                Media = _media,
            };
            return true;
        }

        private string? TakeValue(char type, ReadOnlySpan<char> value)
        {
            switch (type)
            {
                case 'v':
                    if (_hasVersion || !value.SequenceEqual("0"))
                    {
                        return "only one 'v=0' is allowed.";
                    }

                    _hasVersion = true;
                    return null;
                case 'm':
                    return TakeMedia(value);
                case 'a':
                    return TakeAttribute(value);
                case 'o' when _media.Count == 0:
                    _origin = value.ToString();
                    return null;
                case 's' when _media.Count == 0:
                    _name = value.ToString();
                    return null;
                case 'c' when _media.Count == 0:
                    _connection = value.ToString();
                    return null;
                case 'c':
                    _media[^1] = _media[^1] with { Connection = value.ToString() };
                    return null;
                default:
                    return null;
            }
        }

        private string? TakeMedia(ReadOnlySpan<char> value)
        {
            if (_media.Count == SdpLimits.Sections)
            {
                return $"more than {SdpLimits.Sections} media sections.";
            }

            var parts = value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 4)
            {
                return "a media line is 'm=<kind> <port> <protocol> <formats>'.";
            }

            // "49170/2" names a run of ports; nothing in WebRTC uses it, so only the first counts.
            var digits = parts[1].Split('/')[0];
            if (!ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                return $"'{parts[1]}' is not a port.";
            }

            _lines = 0;
            _attributes = [];
            _media.Add(new MediaDescription
            {
                Kind = parts[0],
                Port = port,
                Protocol = parts[2],
                Formats = parts[3..],
                Attributes = _attributes,
            });
            return null;
        }

        private string? TakeAttribute(ReadOnlySpan<char> value)
        {
            var colon = value.IndexOf(':');
            var name = colon < 0 ? value : value[..colon];
            if (name.IsEmpty || name.ContainsAny(' ', '\t'))
            {
                return "an attribute is 'a=<name>' or 'a=<name>:<value>'.";
            }

            // Some write a space behind the colon (a=msid-semantic: WMS): no value starts with one.
            _attributes.Add(new SdpAttribute(name.ToString(), colon < 0 ? null : value[(colon + 1)..].TrimStart(' ').ToString()));
            return null;
        }
    }
}
