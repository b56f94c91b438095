using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.Transport.Sockets;

/// <summary>Batches by recvmmsg and sendmmsg. The arrays that the kernel reads and fills are pinned once.</summary>
internal sealed unsafe class LinuxSocketBatch : ISocketBatch
{
    private const int ReceiveSlots = 64;
    private const int ReceiveLength = 2048;
    private const int NameStride = 32;
    private const ushort FamilyIPv4 = 2;
    private const ushort FamilyIPv6 = 10;

    // A full send buffer empties at the speed of the link; longer than this and the packets are late anyway.
    private const int SendPatienceMilliseconds = 5;

    private readonly Socket _socket;
    private readonly int _descriptor;
    private readonly AddressFamily _family;
    private readonly ushort _systemFamily;
    private readonly uint _nameLength;
    private readonly LinuxWait _wait;

    private readonly byte[] _received = GC.AllocateArray<byte>(ReceiveSlots * ReceiveLength, pinned: true);
    private readonly byte[] _receivedNames = GC.AllocateArray<byte>(ReceiveSlots * NameStride, pinned: true);
    private readonly LinuxCalls.Buffer[] _receivedBuffers = GC.AllocateArray<LinuxCalls.Buffer>(ReceiveSlots, pinned: true);
    private readonly LinuxCalls.Message[] _receivedMessages = GC.AllocateArray<LinuxCalls.Message>(ReceiveSlots, pinned: true);

    private readonly byte[] _sentNames = GC.AllocateArray<byte>(SendBatch.Slots * NameStride, pinned: true);
    private readonly LinuxCalls.Buffer[] _sentBuffers = GC.AllocateArray<LinuxCalls.Buffer>(SendBatch.Slots, pinned: true);
    private readonly LinuxCalls.Message[] _sentMessages = GC.AllocateArray<LinuxCalls.Message>(SendBatch.Slots, pinned: true);

    /// <summary>Takes over a bound socket.</summary>
    public LinuxSocketBatch(Socket socket)
    {
        _socket = socket;
        _descriptor = (int)socket.Handle;
        _family = socket.AddressFamily;
        _systemFamily = _family == AddressFamily.InterNetwork ? FamilyIPv4 : FamilyIPv6;
        _nameLength = (uint)SocketName.LengthOf(_family);
        LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
        _wait = new LinuxWait(_descriptor);
        Prepare(_receivedMessages, _receivedBuffers, _receivedNames);
        Prepare(_sentMessages, _sentBuffers, _sentNames);
        for (var i = 0; i < ReceiveSlots; i++)
        {
            _receivedBuffers[i] = new() { Start = Pinned(_received) + i * ReceiveLength, Length = ReceiveLength };
        }
    }

    /// <inheritdoc/>
    public IPEndPoint LocalEndPoint { get; }

    /// <inheritdoc/>
    public int Receive(WorkerCounters counters)
    {
        var count = LinuxCalls.Receive(_descriptor, Pinned(_receivedMessages), ReceiveSlots, LinuxCalls.DoNotWait, null);
        if (count < 0)
        {
            if (Marshal.GetLastPInvokeError() is not (LinuxCalls.Again or LinuxCalls.Interrupted))
            {
                counters.ReceiveErrors++;
            }

            return 0;
        }

        counters.PacketsIn += count;
        for (var i = 0; i < count; i++)
        {
            counters.BytesIn += (long)_receivedMessages[i].Length;
            _receivedMessages[i].NameLength = NameStride; // The kernel has written the length that it used.
        }

        return count;
    }

    /// <inheritdoc/>
    public Span<byte> Datagram(int index, out TransportAddress from)
    {
        ref var message = ref _receivedMessages[index];
        from = SocketName.Read(_receivedNames.AsSpan(index * NameStride, NameStride), _family);
        return (message.Flags & LinuxCalls.Truncated) != 0
            ? default
            : _received.AsSpan(index * ReceiveLength, (int)message.Length);
    }

    /// <inheritdoc/>
    public void Send(byte[] slots, int slotLength, ReadOnlySpan<OutgoingDatagram> queued, WorkerCounters counters)
    {
        fixed (byte* start = slots)
        {
            for (var i = 0; i < queued.Length; i++)
            {
                _sentBuffers[i] = new() { Start = start + i * slotLength, Length = (nuint)queued[i].Length };
                SocketName.Write(_sentNames.AsSpan(i * NameStride, NameStride), _family, queued[i].To);
                counters.BytesOut += queued[i].Length;
            }

            counters.PacketsOut += queued.Length - SendAll(queued.Length, counters);
        }
    }

    /// <inheritdoc/>
    public void Wait(int milliseconds) => _wait.Wait(milliseconds);

    /// <inheritdoc/>
    public void Wake() => _wait.Wake();

    /// <inheritdoc/>
    public void Watch(Socket socket, int token) => _wait.Watch((int)socket.Handle, token);

    /// <inheritdoc/>
    public void Unwatch(Socket socket) => _wait.Unwatch((int)socket.Handle);

    /// <inheritdoc/>
    public bool TryTakeReadable(out int token) => _wait.TryTakeReadable(out token);

    /// <inheritdoc/>
    public void Dispose()
    {
        _wait.Dispose();
        _socket.Dispose();
    }

    // Returns how many the kernel did not take.
    private int SendAll(int count, WorkerCounters counters)
    {
        var at = 0;
        var failed = 0;
        var patience = SendPatienceMilliseconds;
        while (at < count)
        {
            var sent = LinuxCalls.Send(_descriptor, Pinned(_sentMessages) + at, (uint)(count - at), LinuxCalls.DoNotWait);
            if (sent > 0)
            {
                at += sent;
                continue;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case LinuxCalls.Interrupted:
                    continue;
                case LinuxCalls.Again when patience > 0:
                    patience--;
                    WaitWritable();
                    continue;
                case LinuxCalls.Again or LinuxCalls.NoBuffers or LinuxCalls.NoMemory:
                    failed += count - at; // The way out is full: one system call for each would not help.
                    at = count;
                    break;
                default:
                    failed++; // Refused, forbidden or unreachable: this one datagram.
                    at++;
                    break;
            }
        }

        for (var i = 0; i < failed; i++)
        {
            counters.Drop(DropReason.SendFailed);
        }

        return failed;
    }

    private void WaitWritable()
    {
        var descriptor = new LinuxCalls.PollDescriptor { Descriptor = _descriptor, Events = LinuxCalls.Writable };
        _ = LinuxCalls.Poll(&descriptor, 1, 1);
    }

    private void Prepare(LinuxCalls.Message[] messages, LinuxCalls.Buffer[] buffers, byte[] names)
    {
        for (var i = 0; i < messages.Length; i++)
        {
            MemoryMarshal.Write(names.AsSpan(i * NameStride), _systemFamily);
            messages[i] = new()
            {
                Name = Pinned(names) + i * NameStride,
                NameLength = ReferenceEquals(messages, _receivedMessages) ? NameStride : _nameLength,
                Buffers = Pinned(buffers) + i,
                BufferCount = 1,
            };
        }
    }

    // Only for arrays that were allocated pinned.
    private static T* Pinned<T>(T[] array)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
}
