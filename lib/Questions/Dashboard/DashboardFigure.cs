using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard;

/// <summary>A part of a page: computes itself and opens its numbers.</summary>
internal abstract class DashboardFigure
{
    /// <summary>The filters of dates, types, categories, brands and segments, and the zone.</summary>
    protected static readonly string[] EveryFilter = ["from", "to", "type", "category", "brand", "segment", "zone"];

    /// <summary>What it is.</summary>
    internal abstract Figure Figure { get; }

    /// <summary>Computes it.</summary>
    internal abstract FigureAnswer Answer(DashboardContext context);

    /// <summary>Opens a number of the figure in the place that the keys of a row name.</summary>
    internal virtual OpenedNumber Open(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        long skip,
        int rows
    ) => Number.Of(number).Open(context, keys, skip, rows);

    /// <summary>Writes all rows behind a number to a file.</summary>
    internal virtual long Export(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        string path
    ) => Number.Of(number).Export(context, keys, path);

    /// <summary>The column of each number, for numbers that have the name of their column.</summary>
    protected static IReadOnlyDictionary<string, string> Named(params string[] columns) =>
        columns.ToDictionary(column => column, StringComparer.Ordinal);
}
