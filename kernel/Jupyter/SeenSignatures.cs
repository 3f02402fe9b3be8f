using System.Globalization;

namespace CSharpKernel.Jupyter;

/// <summary>Remembers the latest signatures, so that a message somebody recorded and sent again is told from a new one.</summary>
internal sealed class SeenSignatures(int capacity = SeenSignatures.DefaultCapacity)
{
    /// <summary>How many signatures are remembered; the oldest is forgotten first.</summary>
    public const int DefaultCapacity = 1 << 16;

    // Half of a signature is 128 bits, enough to tell any two apart.
    private const int DigitsKept = 32;

    private readonly HashSet<UInt128> seen = [];
    private readonly Queue<UInt128> order = new();
    private readonly Lock gate = new();

    /// <summary>Takes note of a valid signature; false when it was seen before.</summary>
    public bool TryAdd(ReadOnlySpan<byte> signature)
    {
        var known = UInt128.Parse(
            signature[..DigitsKept],
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture
        );
        lock (gate)
        {
            if (!seen.Add(known))
            {
                return false;
            }

            order.Enqueue(known);
            if (order.Count > capacity)
            {
                seen.Remove(order.Dequeue());
            }

            return true;
        }
    }
}
