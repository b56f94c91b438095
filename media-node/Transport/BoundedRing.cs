using System.Runtime.InteropServices;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// A bounded queue of values between threads without locks (each cell carries the number of the turn that it waits for,
/// after Vyukov). Any thread may add and take; neither waits nor allocates.
/// </summary>
internal sealed class BoundedRing<T>
{
    private readonly Cell[] _cells;
    private readonly int _mask;
    private PaddedCounter _add;
    private PaddedCounter _take;

    /// <summary>A ring that holds at most <paramref name="capacity"/> values; a power of two.</summary>
    public BoundedRing(int capacity)
    {
        if (capacity < 2 || (capacity & (capacity - 1)) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A ring holds a power of two.");
        }

        _mask = capacity - 1;
        _cells = new Cell[capacity];
        for (var i = 0; i < capacity; i++)
        {
            _cells[i].Turn = i;
        }
    }

    /// <summary>How many values it can hold.</summary>
    public int Capacity => _cells.Length;

    /// <summary>Whether it held nothing at this moment.</summary>
    public bool IsEmpty => Volatile.Read(ref _add.Value) == Volatile.Read(ref _take.Value);

    /// <summary>Adds a value. False: it is full.</summary>
    public bool TryAdd(in T value)
    {
        while (true)
        {
            var turn = Volatile.Read(ref _add.Value);
            ref var cell = ref _cells[turn & _mask];
            var difference = Volatile.Read(ref cell.Turn) - turn;
            if (difference < 0)
            {
                return false;
            }

            if (difference == 0 && Interlocked.CompareExchange(ref _add.Value, turn + 1, turn) == turn)
            {
                cell.Value = value;
                Volatile.Write(ref cell.Turn, turn + 1);
                return true;
            }
        }
    }

    /// <summary>Takes the oldest value. False: there is none, or the thread that adds it has not finished.</summary>
    public bool TryTake(out T value)
    {
        while (true)
        {
            var turn = Volatile.Read(ref _take.Value);
            ref var cell = ref _cells[turn & _mask];
            var difference = Volatile.Read(ref cell.Turn) - (turn + 1);
            if (difference < 0)
            {
                value = default!;
                return false;
            }

            if (difference == 0 && Interlocked.CompareExchange(ref _take.Value, turn + 1, turn) == turn)
            {
                value = cell.Value;
                cell.Value = default!;
                Volatile.Write(ref cell.Turn, turn + _cells.Length);
                return true;
            }
        }
    }

    private struct Cell
    {
        public long Turn;
        public T Value;
    }
}

/// <summary>A counter on a cache line of its own: those who add and those who take must not slow each other down.</summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal struct PaddedCounter
{
    /// <summary>The value.</summary>
    [FieldOffset(64)]
    public long Value;
}
