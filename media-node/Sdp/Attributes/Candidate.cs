using System.Globalization;

namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=candidate:1 1 udp 2130706431 192.0.2.1 7882 typ host</c> (RFC 8839; TCP: RFC 6544).</summary>
/// <param name="Foundation">Equal for candidates of the same base and type.</param>
/// <param name="Component">1: RTP and, multiplexed, RTCP.</param>
/// <param name="Protocol">"udp" or "tcp".</param>
/// <param name="Priority">The higher the better.</param>
/// <param name="Address">An IP address, or a name (mDNS).</param>
/// <param name="Port">The port.</param>
/// <param name="Type">"host", "srflx", "prflx" or "relay".</param>
/// <param name="TcpType">"passive", "active" or "so" for TCP; else null.</param>
internal readonly record struct Candidate(
    string Foundation,
    int Component,
    string Protocol,
    uint Priority,
    string Address,
    ushort Port,
    string Type,
    string? TcpType = null)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "candidate";

    /// <summary>Reads the value; extensions other than tcptype are passed over.</summary>
    public static bool TryParse(string value, out Candidate result)
    {
        result = default;
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 8
            || parts[6] != "typ"
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var component)
            || component is < 1 or > 256
            || !uint.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
            || !ushort.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        string? tcpType = null;
        for (var i = 8; i + 1 < parts.Length; i += 2)
        {
            if (parts[i] == "tcptype")
            {
                tcpType = parts[i + 1];
            }
        }

        result = new(parts[0], component, parts[2], priority, parts[4], port, parts[7], tcpType);
        return true;
    }

    /// <summary>The priority of a host candidate of component 1 (RFC 8445 section 5.1.2.1).</summary>
    /// <param name="localPreference">0 to 65535.</param>
    public static uint HostPriority(ushort localPreference) => 126u << 24 | (uint)localPreference << 8 | 255;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Foundation} {Component} {Protocol} {Priority} {Address} {Port} typ {Type}{(TcpType is null ? "" : " tcptype " + TcpType)}");
}
