namespace EcommerceNotebooks.Statistics.Randomness;

/// <summary>Turns ids into evenly spread 64-bit numbers, so that every user, session and product has a random stream of its own that does not depend on the order of work.</summary>
internal static class Hash64
{
    /// <summary>The increment of SplitMix64: 2^64 over the golden ratio, made odd (Steele, Lea and Flood, 2014).</summary>
    public const ulong GoldenGamma = 0x9E3779B97F4A7C15UL;

    /// <summary>The output function of SplitMix64 (Steele, Lea and Flood, 2014, with Stafford's variant 13 constants).</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }

    /// <summary>A hash of two numbers in their order.</summary>
    public static ulong Of(ulong first, ulong second) =>
        unchecked(Mix(Mix(first + GoldenGamma) ^ (second * GoldenGamma)));

    /// <summary>A hash of three numbers in their order.</summary>
    public static ulong Of(ulong first, ulong second, ulong third) => Of(Of(first, second), third);

    /// <summary>A hash of four numbers in their order.</summary>
    public static ulong Of(ulong first, ulong second, ulong third, ulong fourth) =>
        Of(Of(first, second, third), fourth);

    /// <summary>The hash as a number in [0, 1), from its upper 53 bits.</summary>
    public static double Unit(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));
}
