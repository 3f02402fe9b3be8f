using System.Collections.Immutable;
using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts;

/// <summary>What an axis carries, settled once so that the interactive and the static picture agree.</summary>
internal sealed record AxisPlan(AxisPlanKind Kind, ImmutableArray<string> Categories, AxisOptions Options)
{
    private const double HalfDay = 43_200_000;

    private readonly Dictionary<string, int> positions = Categories
        .Select((name, position) => (name, position))
        .ToDictionary(pair => pair.name, pair => pair.position, StringComparer.Ordinal);

    /// <summary>The ends where the values alone would give none that people can read: a single instant, or one and the same height.</summary>
    internal (double Low, double High)? Ends { get; private init; }

    internal static AxisPlan For(ChartCell cell, bool horizontal)
    {
        var options = horizontal ? cell.X : cell.Y;
        ChartValues[] series =
        [
            .. cell.Traces.Select(trace => trace.Values(horizontal ? "x" : "y")).OfType<ChartValues>(),
        ];
        ChartValueKind[] kinds = [.. series.Select(values => values.Kind).Distinct()];
        if (kinds.Length > 1 && options.Scale != AxisScale.Category)
        {
            throw new ArgumentException(
                $"One axis cannot carry {string.Join(" and ", kinds.Select(kind => kind.ToString().ToLowerInvariant() + " values"))}."
            );
        }

        var kind = kinds.Length == 0 ? ChartValueKind.Number : kinds[0];
        if (options.Scale == AxisScale.Category || kind == ChartValueKind.Category)
        {
            return options.Scale == AxisScale.Log
                ? throw new ArgumentException("A log axis needs numbers, not texts.")
                : new AxisPlan(AxisPlanKind.Category, Names(series), options);
        }

        if (kind == ChartValueKind.Time)
        {
            return options.Scale == AxisScale.Log || options.From is not null
                ? throw new ArgumentException("A time axis takes neither a log scale nor a numeric range.")
                : new AxisPlan(AxisPlanKind.Time, [], options) { Ends = EndsOfTimes(cell, series) };
        }

        return options.Scale == AxisScale.Log
            ? new AxisPlan(AxisPlanKind.Log, [], options)
            : new AxisPlan(AxisPlanKind.Linear, [], options) { Ends = EndsOfNumbers(cell, horizontal, series) };
    }

    /// <summary>Where a value stands: itself, its base-10 logarithm, or the position of its category; NaN if it has no place.</summary>
    internal double Place(ChartValues values, int index) =>
        Kind switch
        {
            AxisPlanKind.Category => positions.TryGetValue(values.CategoryAt(index), out int position)
                ? position
                : double.NaN,
            AxisPlanKind.Log => values.Numbers[index] > 0 ? Math.Log10(values.Numbers[index]) : double.NaN,
            _ => values.Numbers[index],
        };

    // Bars have a width of their own to show.
    private static (double, double)? EndsOfTimes(ChartCell cell, ChartValues[] series)
    {
        double[] instants = [.. Known(series).Distinct().Take(2)];
        return instants.Length == 1 && cell.Traces.All(trace => trace.IsScatter)
            ? (instants[0] - HalfDay, instants[0] + HalfDay)
            : null;
    }

    // From 0, so that the one value has a height.
    private static (double, double)? EndsOfNumbers(ChartCell cell, bool horizontal, ChartValues[] series)
    {
        double[] numbers = [.. Known(series).Distinct().Take(2)];
        var areHeights = cell.Traces.All(trace =>
            trace.Error is null && (trace.IsScatter ? !horizontal : trace.IsBar && trace.IsHorizontal == horizontal)
        );
        return numbers.Length != 1 || !areHeights || (horizontal ? cell.X : cell.Y).From is not null ? null
            : numbers[0] == 0 ? (0, 1)
            : (Math.Min(0, numbers[0] * 1.1), Math.Max(0, numbers[0] * 1.1));
    }

    private static IEnumerable<double> Known(ChartValues[] series) =>
        series.SelectMany(values => values.Numbers).Where(double.IsFinite);

    // Names in the order in which they are first met.
    private static ImmutableArray<string> Names(ChartValues[] series) =>
        [.. series.SelectMany(values => values.AsCategories().Texts).Distinct(StringComparer.Ordinal)];
}

/// <summary>The kinds of axis.</summary>
internal enum AxisPlanKind
{
    Linear,
    Log,
    Category,
    Time,
}
