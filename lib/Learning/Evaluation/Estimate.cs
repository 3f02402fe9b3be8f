using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>A figure with its interval, or why there is none.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The figure; null where it cannot be computed.</param>
/// <param name="Interval">Where the true figure may lie, by resampling; null where that cannot be said.</param>
/// <param name="Reason">Why the value or the interval is missing; null where nothing is.</param>
public sealed record Estimate(string Name, double? Value, ConfidenceInterval? Interval, string? Reason = null)
{
    /// <summary>Whether the interval lies wholly above 0; null without one.</summary>
    public bool? IsAboveZero => Interval is { } interval ? interval.Low > 0 : null;
}

/// <summary>Figures with their intervals as a table.</summary>
internal static class EstimateTable
{
    /// <summary>What the rows with the highest scores are called.</summary>
    internal static string NameOf(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"first {share * 100:0.##} %");

    internal static Table Of(string title, IEnumerable<Estimate> figures) =>
        Table
            .Of(
                figures.Select(figure => new
                {
                    Figure = figure.Name,
                    figure.Value,
                    From = figure.Interval?.Low,
                    To = figure.Interval?.High,
                    Note = figure.Reason ?? "",
                }),
                title
            )
            .WithFormat(ColumnFormat.Fixed(4).OrElse("not computed"), "value", "from", "to")
            .WithHeading("from", "Interval from")
            .WithHeading("to", "Interval to");
}
