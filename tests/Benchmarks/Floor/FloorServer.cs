using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.MediaNode.Transport.Hosting;
using SfuPlatform.MediaNode.Transport.Sockets;

namespace SfuPlatform.Benchmarks.Floor;

/// <summary>
/// What no SFU of this kind can do without: for each published packet and each receiver one AES-128-GCM under the
/// receiver's own key, and one sendmmsg per 64 datagrams. Addresses, buffers and headers are made before.
/// </summary>
internal sealed unsafe class FloorServer : IDisposable
{
    public const string Command = "floor-server";

    private const int Batch = 64;
    private const int SlotLength = 1536;
    private const int NameLength = 32;
    private const int TagLength = 16;

    private readonly byte[] _slots = GC.AllocateArray<byte>(Batch * SlotLength, pinned: true);
    private readonly LinuxCalls.Buffer[] _buffers = GC.AllocateArray<LinuxCalls.Buffer>(Batch, pinned: true);
    private readonly LinuxCalls.Message[] _messages = GC.AllocateArray<LinuxCalls.Message>(Batch, pinned: true);
    private readonly byte[] _names;
    private readonly AesGcm[] _ciphers;
    private readonly byte[] _header;
    private readonly byte[] _payload;
    private readonly byte[] _nonce = new byte[12];
    private readonly ISocketBatch _wait;
    private readonly System.Net.Sockets.Socket _socket;
    private int _queued;
    private long _sent;

    private FloorServer(int header, int payload, IReadOnlyList<int> ports)
    {
        _header = RandomNumberGenerator.GetBytes(header);
        _payload = RandomNumberGenerator.GetBytes(payload);
        _ciphers = [.. ports.Select(_ => new AesGcm(RandomNumberGenerator.GetBytes(16), TagLength))];
        _names = GC.AllocateArray<byte>(ports.Count * NameLength, pinned: true);
        for (var i = 0; i < ports.Count; i++)
        {
            var name = new IPEndPoint(IPAddress.Loopback.MapToIPv6(), ports[i]).Serialize();
            name.Buffer.Span[..name.Size].CopyTo(_names.AsSpan(i * NameLength));
        }

        _wait = SocketBatches.Open(SocketKind.Linux, new IPEndPoint(IPAddress.Loopback, 0), 1, 1 << 16)[0];
        _socket = new(System.Net.Sockets.AddressFamily.InterNetworkV6, System.Net.Sockets.SocketType.Dgram, System.Net.Sockets.ProtocolType.Udp)
        {
            DualMode = true,
            SendBufferSize = 4 << 20,
        };
        for (var i = 0; i < Batch; i++)
        {
            _buffers[i] = new() { Start = Pinned(_slots) + i * SlotLength, Length = (nuint)(header + payload + TagLength) };
            _messages[i] = new() { NameLength = 28, Buffers = Pinned(_buffers) + i, BufferCount = 1 };
        }
    }

    /// <summary>Runs until its input ends; answers "count" with packets and bytes.</summary>
    public static int Run(string[] args)
    {
        var numbers = args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).ToArray();
        using var server = new FloorServer(numbers[0], numbers[1], numbers[4..]);
        var stopping = false;
        var thread = new Thread(() => server.Send(numbers[2], numbers[3], ref stopping));
        thread.Start();
        while (Console.ReadLine() is not null)
        {
            var sent = Volatile.Read(ref server._sent);
            Console.WriteLine($"{sent} {sent * (numbers[0] + numbers[1] + TagLength)}");
        }

        Volatile.Write(ref stopping, true);
        thread.Join();
        return 0;
    }

    public void Dispose()
    {
        _wait.Dispose();
        _socket.Dispose();
        Array.ForEach(_ciphers, cipher => cipher.Dispose());
    }

    private void Send(int rate, int bursts, ref bool stopping)
    {
        var clock = new MonotonicClock(TimeProvider.System);
        var schedule = new BurstSchedule(rate, bursts, clock.Now);
        var sequence = 0L;
        while (!Volatile.Read(ref stopping))
        {
            var wait = schedule.Next - clock.Now;
            if (wait > 0)
            {
                _wait.Wait((int)((wait + 999) / 1000));
                continue;
            }

            for (var left = schedule.Take(); left > 0; left--)
            {
                SendToAll(sequence++);
            }
        }
    }

    private void SendToAll(long sequence)
    {
        for (var i = 0; i < _ciphers.Length; i++)
        {
            var slot = _slots.AsSpan(_queued * SlotLength, SlotLength);
            _header.CopyTo(slot);
            MemoryMarshal.Write(_nonce, sequence);
            var body = slot.Slice(_header.Length, _payload.Length);
            _ciphers[i].Encrypt(_nonce, _payload, body, slot.Slice(_header.Length + _payload.Length, TagLength), slot[.._header.Length]);
            _messages[_queued].Name = Pinned(_names) + i * NameLength;
            if (++_queued == Batch)
            {
                Flush();
            }
        }

        Flush();
    }

    private void Flush()
    {
        for (var at = 0; at < _queued;)
        {
            var sent = LinuxCalls.Send((int)_socket.Handle, Pinned(_messages) + at, (uint)(_queued - at), 0);
            at += Math.Max(1, sent);
        }

        Volatile.Write(ref _sent, _sent + _queued);
        _queued = 0;
    }

    private static T* Pinned<T>(T[] array)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
}
