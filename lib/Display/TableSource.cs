using System.Collections.Immutable;
using System.Data.Common;
using System.Numerics;
using System.Reflection;

namespace EcommerceNotebooks.Display;

/// <summary>Fills tables from a reader or from records.</summary>
internal static class TableSource
{
    internal static Table Read(DbDataReader reader, string? title)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var cells = CellReader.Of(reader);
        var columns = ImmutableArray.CreateBuilder<TableColumn>(cells.Count);
        columns.AddRange(cells.Select(cell => cell.Column));
        var rows = ImmutableArray.CreateBuilder<object?[]>();
        long count = 0;
        while (reader.Read())
        {
            count++;
            if (rows.Count < Table.KeptRows)
            {
                rows.Add([.. cells.Select(cell => cell.Read(reader))]);
            }
        }

        for (int i = 0; i < columns.Count; i++)
        {
            Narrow(columns, rows, i);
        }

        return new Table(title, columns.ToImmutable(), rows.ToImmutable(), count);
    }

    // DuckDB sums integers as 128 bits; where 64 hold all values, they are what a caller works with.
    private static void Narrow(
        ImmutableArray<TableColumn>.Builder columns,
        ImmutableArray<object?[]>.Builder rows,
        int column
    )
    {
        if (
            columns[column].TypeName != "HUGEINT"
            || !rows.All(row => row[column] is null or Int128 || row[column] is BigInteger)
            || rows.Any(row => Wide(row[column]) is { } value && (value < long.MinValue || value > long.MaxValue))
        )
        {
            return;
        }

        columns[column] = new TableColumn(columns[column].Name, "BIGINT", typeof(long));
        foreach (object?[] row in rows)
        {
            row[column] = Wide(row[column]) is { } value ? (long)value : null;
        }

        static BigInteger? Wide(object? value) =>
            value switch
            {
                Int128 huge => huge,
                BigInteger big => big,
                _ => null,
            };
    }

    internal static Table Collect<T>(IEnumerable<T> records, string? title)
    {
        ArgumentNullException.ThrowIfNull(records);
        var properties = ColumnTypes.IsScalar(typeof(T)) ? [] : PropertiesOf(typeof(T));
        var columns = properties
            .Select(each => Column(SnakeCase.From(each.Name), each.PropertyType))
            .DefaultIfEmpty(Column("value", typeof(T)))
            .ToImmutableArray();
        var rows = ImmutableArray.CreateBuilder<object?[]>();
        long count = 0;
        foreach (var record in records)
        {
            count++;
            if (rows.Count < Table.KeptRows)
            {
                rows.Add(properties.Length == 0 ? [record] : [.. properties.Select(each => each.GetValue(record))]);
            }
        }

        return new Table(title, columns, rows.ToImmutable(), count);
    }

    internal static Table List(string? title, IReadOnlyList<Measure> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return new Table(
            title,
            [Column("measure", typeof(string)), new TableColumn("value", "NUMBER", typeof(decimal))],
            [.. measures.Select(each => new[] { each.Name, each.Value })],
            measures.Count,
            Math.Max(Table.DefaultHeadRows, measures.Count),
            [.. measures.Select(each => each.Format ?? ColumnFormat.Automatic)]
        );
    }

    private static TableColumn Column(string name, Type type) => new(name, ColumnTypes.NameOf(type), type);

    // Reflection lists a type's own properties in declaration order; a base record's come first, as they are declared first.
    private static PropertyInfo[] PropertiesOf(Type type) =>
        [
            .. Lineage(type)
                .Reverse()
                .SelectMany(each =>
                    each.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                )
                .Where(each => each.GetMethod is not null && each.GetIndexParameters().Length == 0)
                .DistinctBy(each => each.Name),
        ];

    private static IEnumerable<Type> Lineage(Type type)
    {
        for (var each = type; each is not null && each != typeof(object); each = each.BaseType)
        {
            yield return each;
        }
    }
}
