namespace EcommerceNotebooks.Optimizations;

/// <summary>What the rounds say of the side after against the side before.</summary>
public enum OptimizationVerdict
{
    /// <summary>The sides took turns in being faster, or there were too few rounds to tell.</summary>
    NoDifference,

    /// <summary>The side after was faster in every round.</summary>
    Faster,

    /// <summary>The side after was slower in every round.</summary>
    Slower,
}
