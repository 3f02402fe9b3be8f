using System.Collections;
using System.Reflection;

namespace CSharpKernel.Formatting;

/// <summary>
/// Grids of Microsoft.Data.Analysis without a reference to it: its types are known by their names, whatever assembly a cell has loaded. A null is an
/// empty cell.
/// </summary>
internal static class DataFrameGrids
{
    private const string Package = "Microsoft.Data.Analysis.";

    /// <summary>The layout of a frame, its rows, its columns, one of either, or its groups; null for anything else.</summary>
    public static Layout? Of(object? value) =>
        value switch
        {
            null => null,
            _ when Is(value, "DataFrame") => OfFrame(value),
            _ when Is(value, "DataFrameColumn") => new Layout(OfColumns([value]), ""),
            _ when IsRow(value) => new Layout(OfRows([value], count: 1, more: false), ""),
            _ when Is(value, "DataFrameRowCollection") && Read<long>(value, "Count") is > 0 and var count => new Layout(
                OfRows(Take((IEnumerable)value), count, count > GridBuilder.MaximumRows),
                ""
            ),
            _ when Is(value, "GroupBy") => Layout.Of(Read<object>(value, "Groupings")),
            _ => null,
        };

    /// <summary>A table of items that are all rows; of columns or frames, each of which takes a line that describes it; null for others.</summary>
    public static Grid? OfItems(IReadOnlyList<object?> items, long? count, bool more) =>
        items.Count == 0 ? null
        : items.All(IsRow) ? OfRows(items, count, more)
        : items.All(item => Is(item, "DataFrameColumn"))
            ? GridBuilder.Build(["name", "type", "rows", "nulls"], [.. items.Select(Description)], count, more)
        : items.All(item => Is(item, "DataFrame"))
            ? GridBuilder.Build(
                ["rows", "columns"],
                [.. items.Select(frame => new object?[] { RowCount(frame!), Columns(frame!).Length })],
                count,
                more
            )
        : null;

    /// <summary>A frame as part of another value, by its size alone; null for anything else.</summary>
    public static string? Size(object? value) =>
        value is not null && Is(value, "DataFrame")
            ? FormattableString.Invariant(
                $"DataFrame, {Counted(RowCount(value), "row")}, {Counted(Columns(value).Length, "column")}"
            )
            : null;

    private static Layout OfFrame(object frame)
    {
        var columns = Columns(frame);
        return columns.Length == 0 ? new Layout(null, "DataFrame without columns") : new Layout(OfColumns(columns), "");
    }

    private static Grid OfColumns(object[] columns)
    {
        object[] shown = [.. columns.Take(GridBuilder.MaximumColumns)];
        var values = shown.Select(column => Take((IEnumerable)column)).ToArray();
        var length = shown.Max(column => Read<long>(column, "Length"));
        var rows = Enumerable
            .Range(0, values.Max(column => column.Count))
            .Select(row => values.Select(column => column.ElementAtOrDefault(row)).ToArray());
        var grid = GridBuilder.Build(
            [.. shown.Select(column => Read<string>(column, "Name"))],
            [.. rows],
            length,
            length > GridBuilder.MaximumRows,
            columns.Length - shown.Length
        );
        return WithEmptyNulls(length == 0 ? grid with { Footer = Joined("no rows", grid.Footer) } : grid);
    }

    private static Grid OfRows(IReadOnlyList<object?> items, long? count, bool more)
    {
        var rows = items.Select(Values).ToArray();
        string[] names = [.. rows.SelectMany(row => row.Select(cell => cell.Key)).Distinct(StringComparer.Ordinal)];
        string[] shown = [.. names.Take(GridBuilder.MaximumColumns)];
        var values = rows.Select(row =>
            shown.Select(name => row.FirstOrDefault(cell => cell.Key == name).Value).ToArray()
        );
        return WithEmptyNulls(GridBuilder.Build(shown, [.. values], count, more, names.Length - shown.Length));
    }

    private static object?[] Description(object? column) =>
        [
            Read<string>(column!, "Name"),
            TypeName.Of(Read<Type>(column!, "DataType")),
            Read<long>(column!, "Length"),
            Read<long>(column!, "NullCount"),
        ];

    private static Grid WithEmptyNulls(Grid grid) =>
        grid with
        {
            Rows = [.. grid.Rows.Select(row => (IReadOnlyList<string?>)[.. row.Select(text => text ?? "")])],
        };

    private static long RowCount(object frame) => Read<long>(Read<object>(frame, "Rows"), "Count");

    private static object[] Columns(object frame) => [.. ((IEnumerable)Read<object>(frame, "Columns")).Cast<object>()];

    private static KeyValuePair<string, object?>[] Values(object? row) =>
        [
            .. (IEnumerable<KeyValuePair<string, object?>>)
                Getter(row!)!.Invoke(row, BindingFlags.DoNotWrapExceptions, null, null, null)!,
        ];

    private static List<object?> Take(IEnumerable items) => [.. items.Cast<object?>().Take(GridBuilder.MaximumRows)];

    // Rows of older versions of the package do not tell the names of their cells.
    private static bool IsRow(object? value) => Is(value, "DataFrameRow") && Getter(value!) is not null;

    private static MethodInfo? Getter(object row) => row.GetType().GetMethod("GetValues", Type.EmptyTypes);

    private static bool Is(object? value, string name)
    {
        for (var type = value?.GetType(); type is not null; type = type.BaseType)
        {
            if (type.FullName == Package + name)
            {
                return true;
            }
        }

        return false;
    }

    private static T Read<T>(object owner, string property) =>
        (T)owner.GetType().GetProperty(property)!.GetValue(owner, BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static string Counted(long count, string noun) =>
        FormattableString.Invariant($"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string Joined(string first, string? second) => second is null ? first : $"{first}, {second}";
}
