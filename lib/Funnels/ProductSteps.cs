using System.Numerics;

namespace EcommerceNotebooks.Funnels;

/// <summary>The steps that one user's products have, in a small table with open addresses that is used for one user after the other.</summary>
internal sealed class ProductSteps
{
    private const int LeastSlots = 16;
    private const int FirstStep = 1;

    // An odd factor spreads neighbouring numbers (Fibonacci hashing, Knuth 1973).
    private const ulong Factor = 0x9E3779B97F4A7C15;

    // A slot of another user's turn is free.
    private long[] keys = [];
    private uint[] turns = [];
    private byte[] stepsOfKeys = [];
    private uint turn;
    private int lastSlot;
    private int shift;

    /// <summary>Products whose events are of the first step alone.</summary>
    internal int WithFirstStepAlone { get; private set; }

    /// <summary>Products that have events of the first step and of others.</summary>
    internal int WithFirstStepAndOthers { get; private set; }

    /// <summary>Begins with the next user, who has up to so many products.</summary>
    internal void Clear(int mostProducts)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastSlots, 2 * mostProducts));
        if (keys.Length < size || turn == uint.MaxValue)
        {
            keys = new long[size];
            turns = new uint[size];
            stepsOfKeys = new byte[size];
            turn = 0;
        }

        turn++;
        lastSlot = size - 1;
        shift = 64 - BitOperations.Log2((uint)size);
        (WithFirstStepAlone, WithFirstStepAndOthers) = (0, 0);
    }

    /// <summary>Takes the steps of one event of a product, at least one.</summary>
    internal void Add(long product, byte steps)
    {
        var slot = SlotOf(product, out var isNew);
        var before = isNew ? (byte)0 : stepsOfKeys[slot];
        if ((before | steps) != before)
        {
            stepsOfKeys[slot] = (byte)(before | steps);
            Count(before, -1);
            Count((byte)(before | steps), 1);
        }
    }

    /// <summary>The steps of all events of a product that was taken.</summary>
    internal byte StepsOf(long product) => stepsOfKeys[SlotOf(product, out _)];

    private void Count(byte steps, int change)
    {
        WithFirstStepAlone += steps == FirstStep ? change : 0;
        WithFirstStepAndOthers += steps > FirstStep && (steps & FirstStep) != 0 ? change : 0;
    }

    private int SlotOf(long product, out bool isNew)
    {
        var place = (int)(unchecked((ulong)product * Factor) >> shift);
        while (turns[place] == turn && keys[place] != product)
        {
            place = (place + 1) & lastSlot;
        }

        isNew = turns[place] != turn;
        (turns[place], keys[place]) = (turn, product);
        return place;
    }
}
