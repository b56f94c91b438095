using System.Runtime.CompilerServices;

namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>
/// Layer, decode target indications, frame differences and chain differences of one frame or template. A value without
/// references, so that reading a packet allocates nothing.
/// </summary>
internal struct FrameDependencies
{
    /// <summary>Most decode targets: their count has five bits.</summary>
    public const int MaxDecodeTargets = 32;

    /// <summary>Most frame differences that we take.</summary>
    public const int MaxFrameDifferences = 16;

    private ulong _indications;
    private Differences _frameDifferences;
    private ChainDifferences _chainDifferences;

    /// <summary>Spatial layer.</summary>
    public byte SpatialId { get; internal set; }

    /// <summary>Temporal layer.</summary>
    public byte TemporalId { get; internal set; }

    /// <summary>How many frames it depends on.</summary>
    public int FrameDifferenceCount { get; private set; }

    /// <summary>What it is to this decode target.</summary>
    public readonly DecodeTargetIndication Indication(int decodeTarget) =>
        (DecodeTargetIndication)(_indications >> 2 * decodeTarget & 3);

    /// <summary>How many frames back one of the frames lies that it depends on.</summary>
    public readonly int FrameDifference(int index) => _frameDifferences[index];

    /// <summary>How many frames back the previous frame of a chain lies; 0: the frame starts the chain anew.</summary>
    public readonly int ChainDifference(int chain) => _chainDifferences[chain];

    internal void SetIndication(int decodeTarget, uint value)
    {
        var shift = 2 * decodeTarget;
        _indications = _indications & ~(3UL << shift) | (ulong)value << shift;
    }

    internal bool TryAddFrameDifference(uint difference)
    {
        if (FrameDifferenceCount == MaxFrameDifferences)
        {
            return false;
        }

        _frameDifferences[FrameDifferenceCount++] = (ushort)difference;
        return true;
    }

    internal void ClearFrameDifferences() => FrameDifferenceCount = 0;

    internal void SetChainDifference(int chain, uint difference) => _chainDifferences[chain] = (byte)difference;

    [InlineArray(MaxFrameDifferences)]
    private struct Differences
    {
        private ushort _first;
    }

    [InlineArray(MaxDecodeTargets)]
    private struct ChainDifferences
    {
        private byte _first;
    }
}
