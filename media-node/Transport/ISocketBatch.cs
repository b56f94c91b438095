using System.Net;
using System.Net.Sockets;
using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// The UDP socket of one worker, many datagrams per call, and the worker's wait. Owner: its worker; <see cref="Wake"/>
/// may be called from any thread, also after disposal. Nothing throws for what the network or its peers do: failures are
/// counted.
/// </summary>
internal interface ISocketBatch : IDisposable
{
    /// <summary>Where it is bound.</summary>
    IPEndPoint LocalEndPoint { get; }

    /// <summary>Takes the datagrams that are there, up to a batch, without waiting; returns how many.</summary>
    int Receive(WorkerCounters counters);

    /// <summary>A datagram of the last <see cref="Receive"/>; empty where it was cut off. Valid until the next.</summary>
    Span<byte> Datagram(int index, out TransportAddress from);

    /// <summary>Sends datagram i from <paramref name="slots"/> at i × <paramref name="slotLength"/>; what the kernel does not take is counted and lost.</summary>
    void Send(byte[] slots, int slotLength, ReadOnlySpan<OutgoingDatagram> queued, WorkerCounters counters);

    /// <summary>Waits for a datagram, a watched socket or <see cref="Wake"/>, at most this long.</summary>
    void Wait(int milliseconds);

    /// <summary>Ends <see cref="Wait"/>.</summary>
    void Wake();

    /// <summary>From now on <see cref="Wait"/> also waits for this socket to become readable; <paramref name="token"/> names it.</summary>
    void Watch(Socket socket, int token);

    /// <summary>Ends <see cref="Watch"/>; before the socket is closed.</summary>
    void Unwatch(Socket socket);

    /// <summary>A watched socket that the last <see cref="Wait"/> found readable; each is told once.</summary>
    bool TryTakeReadable(out int token);
}

/// <summary>One datagram that waits in a <see cref="SendBatch"/>.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="To">Where it goes.</param>
internal readonly record struct OutgoingDatagram(int Length, TransportAddress To);
