using System.Collections.Immutable;
using Microsoft.Data.Analysis;

namespace EcommerceNotebooks.Display;

/// <summary>Copies a table's columns into those of a <see cref="DataFrame"/>.</summary>
internal static class TableDataFrame
{
    // By the type of the values: what makes a column of it.
    private static readonly Dictionary<Type, Func<string, IEnumerable<object?>, DataFrameColumn>> Makers = new()
    {
        [typeof(bool)] = Typed<bool>,
        [typeof(char)] = Typed<char>,
        [typeof(sbyte)] = Typed<sbyte>,
        [typeof(short)] = Typed<short>,
        [typeof(int)] = Typed<int>,
        [typeof(long)] = Typed<long>,
        [typeof(byte)] = Typed<byte>,
        [typeof(ushort)] = Typed<ushort>,
        [typeof(uint)] = Typed<uint>,
        [typeof(ulong)] = Typed<ulong>,
        [typeof(float)] = Typed<float>,
        [typeof(double)] = Typed<double>,
        [typeof(decimal)] = Typed<decimal>,
        [typeof(DateTime)] = Typed<DateTime>,
        [typeof(DateOnly)] = Dates,
    };

    internal static DataFrame From(Table table)
    {
        var rows = table.CompleteRows();
        var twice = table
            .Columns.GroupBy(column => column.Name, StringComparer.Ordinal)
            .FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? new DataFrame(table.Columns.Select((column, index) => Column(column, index, rows)))
            : throw new InvalidOperationException(
                $"A DataFrame needs a name for each column, and {twice.Count()} columns are named '{twice.Key}'; name them apart in the query."
            );
    }

    private static DataFrameColumn Column(TableColumn column, int index, ImmutableArray<object?[]> rows)
    {
        var values = rows.Select(row => row[index]);
        Type[] types = [.. values.OfType<object>().Select(value => value.GetType()).Distinct().Take(2)];
        var type = types.Length == 0 ? column.Type : types[0];
        return types.Length < 2 && Makers.TryGetValue(type, out var make)
            ? make(column.Name, values)
            : new StringDataFrameColumn(
                column.Name,
                values.Select(value => value is null ? null : TableFile.Text(value))
            );
    }

    private static PrimitiveDataFrameColumn<T> Typed<T>(string name, IEnumerable<object?> values)
        where T : unmanaged => new(name, values.Select(value => (T?)value));

    private static PrimitiveDataFrameColumn<DateTime> Dates(string name, IEnumerable<object?> values) =>
        Typed<DateTime>(
            name,
            values.Select(value => value is DateOnly date ? (object?)date.ToDateTime(TimeOnly.MinValue) : null)
        );
}
