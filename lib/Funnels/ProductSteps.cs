using System.Numerics;

namespace EcommerceNotebooks.Funnels;

/// <summary>The steps that one user's products have, in a small table with open addresses that is used for one user after the other.</summary>
internal sealed class ProductSteps
{
    private const int LeastSlots = 16;
    private const int FirstStep = 1;
    private const uint Factor = 0x9E3779B1;

    private (int User, int Product, byte Steps)[] slots = [];
    private int user;
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
        if (slots.Length < size || user == int.MaxValue)
        {
            slots = new (int, int, byte)[size];
            user = 0;
        }

        user++;
        lastSlot = size - 1;
        shift = 32 - BitOperations.Log2((uint)size);
        (WithFirstStepAlone, WithFirstStepAndOthers) = (0, 0);
    }

    /// <summary>Takes the steps of one event of a product, none among them.</summary>
    internal void Add(int product, byte steps)
    {
        ref var slot = ref slots[SlotOf(product)];
        if (slot.User != user)
        {
            slot = (user, product, 0);
        }

        var before = slot.Steps;
        slot.Steps |= steps;
        if (slot.Steps != before)
        {
            Count(before, -1);
            Count(slot.Steps, 1);
        }
    }

    /// <summary>The steps of all events of a product that was taken.</summary>
    internal byte StepsOf(int product) => slots[SlotOf(product)].Steps;

    private void Count(byte steps, int change)
    {
        WithFirstStepAlone += steps == FirstStep ? change : 0;
        WithFirstStepAndOthers += steps > FirstStep && (steps & FirstStep) != 0 ? change : 0;
    }

    private int SlotOf(int product)
    {
        var place = (int)(unchecked((uint)product * Factor) >> shift);
        while (slots[place].User == user && slots[place].Product != product)
        {
            place = (place + 1) & lastSlot;
        }

        return place;
    }
}
