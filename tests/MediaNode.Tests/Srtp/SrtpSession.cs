using System.Buffers.Binary;
using SfuPlatform.MediaNode.Srtp;

namespace SfuPlatform.MediaNode.Tests.Srtp;

/// <summary>Both ends of one direction, with packets as plain arrays.</summary>
internal sealed class SrtpSession : IDisposable
{
    public const int HeaderLength = 12;
    public static readonly SrtpProfile[] Profiles = Enum.GetValues<SrtpProfile>();

    public SrtpSession(SrtpProfile profile, int seed = 1)
    {
        var random = new Random(seed);
        var key = new byte[SrtpLengths.Key(profile)];
        var salt = new byte[SrtpLengths.Salt(profile)];
        random.NextBytes(key);
        random.NextBytes(salt);
        var master = new SrtpMasterKey(profile, key, salt);
        Sender = new SrtpSender(master);
        RtcpSender = new SrtcpSender(master);
        Receiver = new SrtpReceiver(master);
    }

    public SrtpSender Sender { get; }

    public SrtcpSender RtcpSender { get; }

    public SrtpReceiver Receiver { get; }

    public byte[] Protect(long extendedSequence, byte[] payload, uint ssrc = 0x1234)
    {
        var slot = new byte[HeaderLength + payload.Length + SrtpLengths.MaxRtpOverhead];
        slot[0] = 0x80;
        slot[1] = 96;
        BinaryPrimitives.WriteUInt16BigEndian(slot.AsSpan(2), (ushort)extendedSequence);
        BinaryPrimitives.WriteUInt32BigEndian(slot.AsSpan(8), ssrc);
        return slot[..Sender.ProtectRtp(slot, HeaderLength, payload, extendedSequence)];
    }

    public SrtpResult Unprotect(byte[] packet, out byte[] payload, out long extendedSequence)
    {
        var copy = packet.ToArray();
        var result = Receiver.UnprotectRtp(
            copy,
            BinaryPrimitives.ReadUInt32BigEndian(copy.AsSpan(8)),
            BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(2)),
            HeaderLength,
            out var length,
            out extendedSequence);
        payload = result == SrtpResult.Ok ? copy[HeaderLength..length] : [];
        return result;
    }

    public byte[] ProtectRtcp(byte[] packet)
    {
        var buffer = new byte[packet.Length + SrtpLengths.MaxRtcpOverhead];
        packet.CopyTo(buffer, 0);
        return buffer[..RtcpSender.ProtectRtcp(buffer, packet.Length)];
    }

    public SrtpResult UnprotectRtcp(byte[] packet, out byte[] clear)
    {
        var copy = packet.ToArray();
        var result = Receiver.UnprotectRtcp(copy, out var length);
        clear = result == SrtpResult.Ok ? copy[..length] : [];
        return result;
    }

    public void Dispose()
    {
        Sender.Dispose();
        RtcpSender.Dispose();
        Receiver.Dispose();
    }
}
