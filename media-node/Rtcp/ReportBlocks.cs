namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>The report blocks of one sender or receiver report, in the buffer that they were received in.</summary>
internal readonly ref struct ReportBlocks
{
    private readonly ReadOnlySpan<byte> _blocks;

    private ReportBlocks(ReadOnlySpan<byte> blocks) => _blocks = blocks;

    /// <summary>How many.</summary>
    public int Count => _blocks.Length / ReportBlock.Length;

    /// <summary>One of them.</summary>
    public ReportBlock this[int index] => ReportBlock.Read(_blocks.Slice(index * ReportBlock.Length, ReportBlock.Length));

    /// <summary>Takes <paramref name="count"/> blocks from the start; what follows are profile extensions.</summary>
    public static bool TryParse(ReadOnlySpan<byte> source, int count, out ReportBlocks blocks)
    {
        var length = count * ReportBlock.Length;
        if (source.Length < length)
        {
            blocks = default;
            return false;
        }

        blocks = new ReportBlocks(source[..length]);
        return true;
    }
}
