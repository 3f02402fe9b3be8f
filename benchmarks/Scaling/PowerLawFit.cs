namespace Benchmarks.Scaling;

/// <summary>Time as a power of size, fitted by least squares on the logarithms of both.</summary>
/// <param name="Exponent">1 where ten times as much takes ten times as long.</param>
/// <param name="StandardError">Of the exponent; null with fewer than three points, which leave nothing to judge it by.</param>
internal sealed record PowerLawFit(double Exponent, double? StandardError)
{
    /// <summary>Fits points of size and time, both above 0, of at least two different sizes.</summary>
    /// <exception cref="ArgumentException">The points do not determine an exponent.</exception>
    internal static PowerLawFit Of(IReadOnlyList<(double Size, double Time)> points)
    {
        if (
            points.Any(point => !(point.Size > 0 && point.Time > 0))
            || points.Select(point => point.Size).Distinct().Count() < 2
        )
        {
            throw new ArgumentException(
                "points must have sizes and times above 0, and at least two different sizes.",
                nameof(points)
            );
        }

        var x = points.Select(point => Math.Log(point.Size)).ToArray();
        var y = points.Select(point => Math.Log(point.Time)).ToArray();
        var (meanX, meanY) = (x.Average(), y.Average());
        var squares = x.Sum(value => (value - meanX) * (value - meanX));
        var slope = x.Zip(y, (size, time) => (size - meanX) * (time - meanY)).Sum() / squares;
        var residuals = x.Zip(y, (size, time) => time - meanY - (slope * (size - meanX))).Sum(error => error * error);
        return new PowerLawFit(slope, points.Count > 2 ? Math.Sqrt(residuals / (points.Count - 2) / squares) : null);
    }
}
