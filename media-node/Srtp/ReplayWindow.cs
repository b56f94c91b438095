using System.Runtime.CompilerServices;

namespace SfuPlatform.MediaNode.Srtp;

/// <summary>
/// Which indexes of a stream were seen (RFC 3711 section 3.3.2). 1024 wide: at the packet rates of video, a packet that
/// is asked again arrives hundreds of packets late.
/// </summary>
internal struct ReplayWindow
{
    /// <summary>How far behind the highest an index may be.</summary>
    public const int Width = 1024;

    private const int BitsPerWord = 64;

    private Words _seen;
    private long _next;

    /// <summary>The highest index seen; -1: none.</summary>
    public readonly long Highest => _next - 1;

    /// <summary>Whether it was not seen, and is not too old to tell.</summary>
    public readonly bool IsNew(long index) =>
        index >= _next || (_next - index <= Width && index >= 0 && (_seen[Word(index)] & Bit(index)) == 0);

    /// <summary>It is authentic: from now on it was seen.</summary>
    public void Commit(long index)
    {
        if (index >= _next)
        {
            Advance(index + 1);
        }

        _seen[Word(index)] |= Bit(index);
    }

    private void Advance(long next)
    {
        if (next - _next >= Width)
        {
            _seen = default;
            _next = next;
            return;
        }

        for (; _next < next; _next++)
        {
            _seen[Word(_next)] &= ~Bit(_next);
        }
    }

    private static int Word(long index) => (int)(index & (Width - 1)) / BitsPerWord;

    private static ulong Bit(long index) => 1UL << (int)(index & (BitsPerWord - 1));

    [InlineArray(Width / BitsPerWord)]
    private struct Words
    {
        private ulong _first;
    }
}
