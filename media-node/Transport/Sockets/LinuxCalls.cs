using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SfuPlatform.MediaNode.Transport.Sockets;

/// <summary>The system calls that .NET has no name for, and the structures that they take (64-bit Linux).</summary>
internal static unsafe partial class LinuxCalls
{
    /// <summary>MSG_DONTWAIT.</summary>
    public const int DoNotWait = 0x40;

    /// <summary>MSG_TRUNC in the flags of a received message: it was longer than the buffer.</summary>
    public const int Truncated = 0x20;

    /// <summary>EPOLLIN and POLLIN.</summary>
    public const uint Readable = 1;

    /// <summary>POLLOUT.</summary>
    public const short Writable = 4;

    /// <summary>EPOLL_CTL_ADD.</summary>
    public const int Add = 1;

    /// <summary>EPOLL_CTL_DEL.</summary>
    public const int Delete = 2;

    /// <summary>EINTR.</summary>
    public const int Interrupted = 4;

    /// <summary>EAGAIN.</summary>
    public const int Again = 11;

    /// <summary>ENOBUFS.</summary>
    public const int NoBuffers = 105;

    /// <summary>ENOMEM.</summary>
    public const int NoMemory = 12;

    // struct epoll_event is packed on x86-64 and nowhere else.
    private static readonly int EventData = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;

    /// <summary>Bytes of struct epoll_event.</summary>
    public static readonly int EventSize = EventData + 8;

    /// <summary>Receives many datagrams.</summary>
    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    public static partial int Receive(int socket, Message* messages, uint count, int flags, void* timeout);

    /// <summary>Sends many datagrams.</summary>
    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    public static partial int Send(int socket, Message* messages, uint count, int flags);

    /// <summary>A counter that can be waited for.</summary>
    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial SafeFileHandle CreateEvent(uint initial, int flags);

    /// <summary>Adds to the counter.</summary>
    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle handle, in ulong value, nint length);

    /// <summary>Takes the counter back to zero.</summary>
    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeFileHandle handle, out ulong value, nint length);

    /// <summary>A set of descriptors to wait for.</summary>
    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial SafeFileHandle CreatePoll(int flags);

    /// <summary>Changes the set.</summary>
    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int ControlPoll(SafeFileHandle poll, int operation, int descriptor, byte* pollEvent);

    /// <summary>Waits for the set.</summary>
    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int WaitPoll(SafeFileHandle poll, byte* events, int count, int milliseconds);

    /// <summary>Waits for one descriptor.</summary>
    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    /// <summary>Writes one struct epoll_event.</summary>
    public static void WriteEvent(byte* at, uint events, int token)
    {
        *(uint*)at = events;
        *(ulong*)(at + EventData) = (uint)token;
    }

    /// <summary>The token of one struct epoll_event.</summary>
    public static int ReadToken(byte* at) => (int)*(ulong*)(at + EventData);

    /// <summary>struct mmsghdr; the two values of 32 bits at its end take their padding with them.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        /// <summary>The address.</summary>
        public byte* Name;

        /// <summary>Its length: in, what there is room for; out, what was written.</summary>
        public uint NameLength;

        /// <summary>The buffers.</summary>
        public Buffer* Buffers;

        /// <summary>How many buffers.</summary>
        public nuint BufferCount;

        /// <summary>Ancillary data.</summary>
        public void* Control;

        /// <summary>Its length.</summary>
        public nuint ControlLength;

        /// <summary>Flags of the received message.</summary>
        public long Flags;

        /// <summary>Bytes received or sent.</summary>
        public ulong Length;
    }

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Buffer
    {
        /// <summary>Where.</summary>
        public byte* Start;

        /// <summary>How long.</summary>
        public nuint Length;
    }

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollDescriptor
    {
        /// <summary>The descriptor.</summary>
        public int Descriptor;

        /// <summary>What is waited for.</summary>
        public short Events;

        /// <summary>What has come.</summary>
        public short Returned;
    }
}
