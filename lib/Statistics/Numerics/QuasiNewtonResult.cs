namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>Where a search ended.</summary>
/// <param name="At">The best place found.</param>
/// <param name="Value">The function there.</param>
/// <param name="LargestGradient">The largest element of the gradient there, without its sign.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="HasConverged">Whether the gradient is within the tolerance.</param>
internal sealed record QuasiNewtonResult(
    double[] At,
    double Value,
    double LargestGradient,
    int Iterations,
    bool HasConverged
);
