using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Forwarding.Rewriting;

/// <summary>Turns redundant audio (RED) into plain Opus, for subscribers that do not take RED.</summary>
/// <param name="opusPayloadType">The publisher's payload type of Opus: only such blocks can be taken out.</param>
internal sealed class OpusRedRewriter(byte opusPayloadType)
{
    /// <summary>The newest frame in the payload; false where it is malformed or not Opus.</summary>
    public bool TryStrip(ReadOnlySpan<byte> payload, out ReadOnlySpan<byte> opus) =>
        RedPayload.TryReadPrimary(payload, out var payloadType, out opus) && payloadType == opusPayloadType;
}
