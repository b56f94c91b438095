namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>
/// Builds a compound packet (RFC 3550 section 6.1: a report first, an SDES CNAME with it; where reduced size was
/// negotiated, RFC 5506, feedback may stand alone). Each Append returns false, and writes nothing, where it does not fit.
/// </summary>
internal ref struct RtcpWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    private readonly Span<byte> Rest => _buffer[Length..];

    /// <summary>Appends a sender report.</summary>
    public bool AppendSenderReport(in SenderReport report, scoped ReadOnlySpan<ReportBlock> blocks) =>
        Advance(report.Write(Rest, blocks));

    /// <summary>Appends a receiver report.</summary>
    public bool AppendReceiverReport(uint senderSsrc, scoped ReadOnlySpan<ReportBlock> blocks) =>
        Advance(ReceiverReport.Write(Rest, senderSsrc, blocks));

    /// <summary>Appends an SDES with a CNAME.</summary>
    public bool AppendCname(uint ssrc, scoped ReadOnlySpan<byte> cname) => Advance(Sdes.WriteCname(Rest, ssrc, cname));

    /// <summary>Appends a BYE for one stream.</summary>
    public bool AppendBye(uint ssrc) => Advance(Bye.Write(Rest, ssrc));

    /// <summary>Appends a NACK for numbers in ascending order, as many as fit.</summary>
    public bool AppendNack(uint senderSsrc, uint mediaSsrc, scoped ReadOnlySpan<ushort> lost) =>
        Advance(Nack.Write(Rest, senderSsrc, mediaSsrc, lost));

    /// <summary>Appends a PLI.</summary>
    public bool AppendPli(uint senderSsrc, uint mediaSsrc) => Advance(Pli.Write(Rest, senderSsrc, mediaSsrc));

    /// <summary>Appends a FIR for one stream.</summary>
    public bool AppendFir(uint senderSsrc, uint mediaSsrc, byte command) =>
        Advance(Fir.Write(Rest, senderSsrc, mediaSsrc, command));

    /// <summary>Appends a REMB.</summary>
    public bool AppendRemb(uint senderSsrc, ulong bitsPerSecond, scoped ReadOnlySpan<uint> ssrcs) =>
        Advance(Remb.Write(Rest, senderSsrc, bitsPerSecond, ssrcs));

    private bool Advance(int written)
    {
        Length += written;
        return written > 0;
    }
}
