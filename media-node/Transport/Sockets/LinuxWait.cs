using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SfuPlatform.MediaNode.Transport.Sockets;

/// <summary>One worker's wait: epoll over its UDP socket, an eventfd that others write to, and watched TCP sockets.</summary>
internal sealed unsafe class LinuxWait : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int MaxEvents = 64;
    private const int UdpToken = -1;
    private const int WakeToken = -2;

    private readonly SafeFileHandle _poll = Checked(LinuxCalls.CreatePoll(CloseOnExec));
    private readonly SafeFileHandle _event = Checked(LinuxCalls.CreateEvent(0, CloseOnExec | NonBlocking));
    private readonly byte[] _events = new byte[MaxEvents * LinuxCalls.EventSize];
    private readonly int[] _readable = new int[MaxEvents];
    private int _readableCount;

    /// <summary>Waits for this socket, and for <see cref="Wake"/>.</summary>
    public LinuxWait(int socket)
    {
        Watch(socket, UdpToken);
        Watch((int)_event.DangerousGetHandle(), WakeToken);
    }

    /// <summary>Adds a socket.</summary>
    public void Watch(int descriptor, int token)
    {
        var pollEvent = stackalloc byte[LinuxCalls.EventSize];
        LinuxCalls.WriteEvent(pollEvent, LinuxCalls.Readable, token);
        if (LinuxCalls.ControlPoll(_poll, LinuxCalls.Add, descriptor, pollEvent) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Takes a socket away.</summary>
    public void Unwatch(int descriptor)
    {
        var ignored = stackalloc byte[LinuxCalls.EventSize];
        _ = LinuxCalls.ControlPoll(_poll, LinuxCalls.Delete, descriptor, ignored);
    }

    /// <summary>Waits at most this long.</summary>
    public void Wait(int milliseconds)
    {
        _readableCount = 0;
        fixed (byte* events = _events)
        {
            var count = LinuxCalls.WaitPoll(_poll, events, MaxEvents, milliseconds);
            for (var i = 0; i < count; i++)
            {
                var token = LinuxCalls.ReadToken(events + i * LinuxCalls.EventSize);
                if (token == WakeToken)
                {
                    _ = LinuxCalls.Read(_event, out _, sizeof(ulong));
                }
                else if (token >= 0)
                {
                    _readable[_readableCount++] = token;
                }
            }
        }
    }

    /// <summary>Ends the wait; any thread, also after disposal.</summary>
    public void Wake()
    {
        try
        {
            _ = LinuxCalls.Write(_event, 1UL, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // The worker has stopped: nobody waits any more.
        }
    }

    /// <summary>A socket that the last wait found readable.</summary>
    public bool TryTakeReadable(out int token)
    {
        token = _readableCount > 0 ? _readable[--_readableCount] : 0;
        return token > 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _event.Dispose();
        _poll.Dispose();
    }

    private static SafeFileHandle Checked(SafeFileHandle handle) =>
        handle.IsInvalid ? throw new Win32Exception(Marshal.GetLastPInvokeError()) : handle;
}
