namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary>
/// <c>a=simulcast:send q;h;f recv a</c> (RFC 8853): streams separated by <c>;</c>, each a list of alternative rids
/// separated by <c>,</c>, where <c>~</c> marks one that starts paused.
/// </summary>
/// <param name="Send">First alternative of each stream that the writer sends.</param>
/// <param name="Receive">First alternative of each stream that the writer receives.</param>
internal readonly record struct Simulcast(IReadOnlyList<string> Send, IReadOnlyList<string> Receive)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "simulcast";

    /// <summary>Reads the value.</summary>
    public static bool TryParse(string value, out Simulcast result)
    {
        result = default;
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (2 or 4))
        {
            return false;
        }

        IReadOnlyList<string>? send = null;
        IReadOnlyList<string>? receive = null;
        for (var i = 0; i < parts.Length; i += 2)
        {
            if (!TryParseStreams(parts[i + 1], out var streams))
            {
                return false;
            }

            if (parts[i] == "send" && send is null)
            {
                send = streams;
            }
            else if (parts[i] == "recv" && receive is null)
            {
                receive = streams;
            }
            else
            {
                return false;
            }
        }

        result = new(send ?? [], receive ?? []);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var send = Send.Count == 0 ? "" : $"send {string.Join(';', Send)}";
        var receive = Receive.Count == 0 ? "" : $"recv {string.Join(';', Receive)}";
        return $"{send}{(send.Length > 0 && receive.Length > 0 ? " " : "")}{receive}";
    }

    private static bool TryParseStreams(string text, out IReadOnlyList<string> streams)
    {
        var found = new List<string>();
        streams = found;
        foreach (var stream in text.Split(';'))
        {
            var rid = stream.Split(',')[0].TrimStart('~');
            if (!Rid.IsId(rid))
            {
                return false;
            }

            found.Add(rid);
        }

        return true;
    }
}
