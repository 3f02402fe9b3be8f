namespace Tests.Statistics;

/// <summary>Comparisons of floating-point results.</summary>
internal static class Near
{
    /// <summary>Equal, or within a share of the expected value.</summary>
    internal static void Relative(double expected, double actual, double tolerance)
    {
        var error = actual == expected ? 0 : Math.Abs(actual - expected) / Math.Abs(expected);
        Assert.True(error <= tolerance, $"Expected {expected:R}, got {actual:R}: a share of {error:E2} away.");
    }
}
