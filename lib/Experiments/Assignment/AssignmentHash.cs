using System.Globalization;

namespace EcommerceNotebooks.Experiments;

/// <summary>The hash that deals users to arms: FNV-1a (Fowler, Noll and Vo, 1991), used twice as version 2 of GrowthBook's does, which removes the bias between experiments that one pass leaves.</summary>
public static class AssignmentHash
{
    /// <summary>How many different buckets there are.</summary>
    public const int Buckets = 10_000;

    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>FNV-1a of the text's UTF-8 bytes, 32 bits.</summary>
    public static uint Fnv1a(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hash = Offset;
        foreach (var unit in System.Text.Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ unit) * Prime);
        }

        return hash;
    }

    /// <summary>The bucket, 0 to 9,999: (fnv(text(fnv(seed + value)))) mod 10,000.</summary>
    public static int Bucket(string seed, string value) =>
        (int)(Fnv1a(Fnv1a(seed + value).ToString(CultureInfo.InvariantCulture)) % Buckets);

    /// <summary>The bucket as a number in [0, 1), in steps of 0.0001.</summary>
    public static double Unit(string seed, string value) => Bucket(seed, value) / (double)Buckets;
}
