using System.Globalization;

namespace CSharpKernel.Formatting;

/// <summary>Makes grids of values and cuts them to what a page can show; a footer tells what was left out.</summary>
internal static class GridBuilder
{
    /// <summary>The rows that are shown of a longer table.</summary>
    public const int MaximumRows = 20;

    /// <summary>The columns that are shown of a wider table.</summary>
    public const int MaximumColumns = 20;

    /// <summary>A grid of rows that were already cut; the count of all is null when it is not known.</summary>
    public static Grid Build(
        IReadOnlyList<string> names,
        List<object?[]> rows,
        long? count,
        bool more,
        int moreColumns = 0
    )
    {
        var columns = names.Select((name, index) => new GridColumn(name, IsNumeric(rows, index)));
        var texts = rows.Select(row => (IReadOnlyList<string?>)[.. row.Select(ScalarText.Nested)]);
        string?[] notes =
        [
            Footer(rows.Count, count, more),
            moreColumns == 0
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"… {moreColumns:N0} more columns of {names.Count + moreColumns:N0}"
                ),
        ];
        var footer = string.Join(", ", notes.OfType<string>());
        return new Grid(null, [.. columns], [.. texts], footer.Length == 0 ? null : footer);
    }

    /// <summary>How many more items there are than were shown; null when there are none.</summary>
    public static string? Footer(int shown, long? count, bool more) =>
        !more ? null
        : count is { } total ? string.Create(CultureInfo.InvariantCulture, $"… {total - shown:N0} more of {total:N0}")
        : "… more";

    private static bool IsNumeric(List<object?[]> rows, int index)
    {
        var values = rows.Select(row => row[index]).Where(value => value is not null and not DBNull).ToArray();
        return values.Length > 0 && values.All(ScalarText.IsNumber);
    }
}
