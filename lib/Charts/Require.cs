namespace EcommerceNotebooks.Charts;

/// <summary>Refuses what cannot be drawn, saying what was given.</summary>
internal static class Require
{
    /// <summary>Points in one series at most; more belongs into an aggregate first.</summary>
    internal const int LongestSeries = 250_000;

    internal static void SameLength(params (string Name, int Count)[] coordinates)
    {
        if (coordinates.Select(each => each.Count).Distinct().Count() > 1)
        {
            string given = string.Join(", ", coordinates.Select(each => $"{each.Name} has {each.Count}"));
            throw new ArgumentException($"The coordinates must be of one length; {given}.", coordinates[1].Name);
        }
    }

    internal static void SomePoints(ChartValues values, string parameter, string kind)
    {
        if (values.Count == 0 || values.AllMissing)
        {
            throw new ArgumentException(
                $"A {kind} chart needs at least one value; use Chart.Nothing to say why there is none.",
                parameter
            );
        }

        if (values.Count > LongestSeries)
        {
            throw new ArgumentException(
                $"{values.Count} points are too many for a chart (at most {LongestSeries}); aggregate them first.",
                parameter
            );
        }
    }

    internal static void NotNegative(ChartValues values, string parameter, string kind)
    {
        foreach (double value in values.Numbers)
        {
            if (double.IsNaN(value) || value < 0)
            {
                throw new ArgumentException(
                    $"A {kind} chart needs values of 0 or more; given {(double.IsNaN(value) ? "a missing one" : value)}.",
                    parameter
                );
            }
        }
    }
}
