using Org.BouncyCastle.Tls;

namespace SfuPlatform.MediaNode.Dtls;

/// <summary>
/// The datagrams between <see cref="DtlsEndpoint"/> and BouncyCastle. Records that are sent in a row are put together
/// into as few datagrams as the limit allows: a flight of six records then is lost or arrives in one piece or two.
/// </summary>
/// <param name="wait">Called when BouncyCastle wants a datagram and none is there.</param>
internal sealed class DatagramExchange(Action wait) : DatagramTransport
{
    /// <summary>The most bytes in a datagram of ours: goes through every tunnel that WebRTC's packets go through.</summary>
    public const int SendLimit = 1200;

    /// <summary>The most bytes in a datagram of the peer's.</summary>
    public const int ReceiveLimit = 2048;

    private readonly Queue<byte[]> _incoming = new();
    private readonly List<byte[]> _flight = [];
    private byte[] _open = [];

    /// <summary>Whether waiting for more is over: a wait then only says that nothing came.</summary>
    public bool IsHandshakeOver { get; set; }

    /// <summary>Adds a datagram of the peer's.</summary>
    public void Deliver(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length <= ReceiveLimit)
        {
            _incoming.Enqueue(datagram.ToArray());
        }
    }

    /// <summary>Takes what was sent since the last call.</summary>
    public byte[][] TakeSent()
    {
        CloseDatagram();
        var sent = _flight.ToArray();
        _flight.Clear();
        return sent;
    }

    /// <inheritdoc/>
    public int GetReceiveLimit() => ReceiveLimit;

    /// <inheritdoc/>
    public int GetSendLimit() => SendLimit;

    /// <inheritdoc/>
    public int Receive(byte[] buf, int off, int len, int waitMillis) => Receive(buf.AsSpan(off, len), waitMillis);

    /// <inheritdoc/>
    public int Receive(Span<byte> buffer, int waitMillis)
    {
        while (_incoming.Count == 0)
        {
            if (IsHandshakeOver)
            {
                return -1;
            }

            wait();
        }

        var datagram = _incoming.Dequeue();
        if (datagram.Length > buffer.Length)
        {
            return -1;
        }

        datagram.CopyTo(buffer);
        return datagram.Length;
    }

    /// <inheritdoc/>
    public void Send(byte[] buf, int off, int len) => Send(buf.AsSpan(off, len));

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> buffer)
    {
        if (_open.Length + buffer.Length > SendLimit)
        {
            CloseDatagram();
        }

        _open = [.. _open, .. buffer];
    }

    /// <inheritdoc/>
    public void Close()
    {
    }

    private void CloseDatagram()
    {
        if (_open.Length > 0)
        {
            _flight.Add(_open);
            _open = [];
        }
    }
}
