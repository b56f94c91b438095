namespace SfuPlatform.MediaNode.Forwarding.Codecs;

/// <summary>Reads what must be known of a codec's packets. Stateless; chosen when the payload type is first seen.</summary>
internal abstract class PayloadFormat
{
    /// <summary>Describes a packet; false where its payload is malformed.</summary>
    public abstract bool TryDescribe(ReadOnlySpan<byte> payload, ref PacketDescription description);

    /// <summary>The format of a codec by its name in SDP.</summary>
    public static PayloadFormat For(string codec) => codec.ToUpperInvariant() switch
    {
        "VP8" => new Vp8Format(),
        "VP9" => new Vp9Format(),
        "AV1" => new Av1Format(),
        "H264" => new H264Format(),
        _ => new AudioFormat(),
    };
}

/// <summary>Every packet of audio can be decoded by itself.</summary>
internal sealed class AudioFormat : PayloadFormat
{
    /// <inheritdoc/>
    public override bool TryDescribe(ReadOnlySpan<byte> payload, ref PacketDescription description)
    {
        description.StartsFrame = description.EndsFrame = description.StartsKeyFrame = true;
        return true;
    }
}

/// <summary>VP8: simulcast, temporal layers.</summary>
internal sealed class Vp8Format : PayloadFormat
{
    /// <inheritdoc/>
    public override bool TryDescribe(ReadOnlySpan<byte> payload, ref PacketDescription description)
    {
        if (!Vp8Descriptor.TryParse(payload, out description.Vp8))
        {
            return false;
        }

        description.StartsFrame = description.Vp8.StartsFrame;
        description.StartsKeyFrame = description.Vp8.StartsKeyFrame;
        description.Temporal = description.Vp8.Temporal;
        description.AllowsTemporalSwitch = description.Vp8.IsLayerSync;
        return true;
    }
}

/// <summary>VP9: simulcast or SVC by its payload descriptor.</summary>
internal sealed class Vp9Format : PayloadFormat
{
    /// <inheritdoc/>
    public override bool TryDescribe(ReadOnlySpan<byte> payload, ref PacketDescription description)
    {
        if (!Vp9Descriptor.TryParse(payload, out var vp9))
        {
            return false;
        }

        description.StartsFrame = vp9.StartsFrame;
        description.EndsFrame = vp9.EndsFrame;
        description.StartsKeyFrame = vp9.StartsKeyFrame;
        description.Spatial = vp9.Spatial;
        description.Temporal = vp9.Temporal;
        description.AllowsTemporalSwitch = vp9.IsSwitchingUpPoint;
        return true;
    }
}

/// <summary>AV1: one stream by its aggregation header; layers, and where frames start and end, by the dependency descriptor.</summary>
internal sealed class Av1Format : PayloadFormat
{
    /// <inheritdoc/>
    public override bool TryDescribe(ReadOnlySpan<byte> payload, ref PacketDescription description)
    {
        if (!Av1Descriptor.TryParse(payload, out var av1))
        {
            return false;
        }

        description.StartsKeyFrame |= av1.StartsCodedVideo;
        return true;
    }
}

/// <summary>H.264: simulcast, no temporal layers in its payload.</summary>
internal sealed class H264Format : PayloadFormat
{
    /// <inheritdoc/>
    public override bool TryDescribe(ReadOnlySpan<byte> payload, ref PacketDescription description)
    {
        if (!H264Descriptor.TryParse(payload, out var h264))
        {
            return false;
        }

        description.StartsKeyFrame = h264.StartsKeyFrame;
        return true;
    }
}
