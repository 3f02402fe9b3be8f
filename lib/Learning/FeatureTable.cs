using System.Globalization;
using EcommerceNotebooks.Warehouse.Columns;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcommerceNotebooks.Learning;

/// <summary>Features of many rows, column after column, with what each column means. NaN is unknown; a category is its integer code from 0 on.</summary>
public sealed class FeatureTable
{
    /// <summary>Takes a matrix as it is, without copying it.</summary>
    /// <param name="values">The values, filled by a query for example.</param>
    /// <param name="columns">What the columns mean, in their order and under their names; null takes all of them for numbers.</param>
    /// <exception cref="ArgumentException">Values, names and columns do not agree, a name is empty or comes twice, or categories are given for numbers.</exception>
    public FeatureTable(FeatureMatrix<double> values, IReadOnlyList<FeatureColumn>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var names = values.ColumnNames;
        if ((long)values.RowCount * names.Count != values.Values.LongLength || values.RowCount < 0)
        {
            throw new ArgumentException(
                $"{values.RowCount} rows of {names.Count} columns are not {values.Values.LongLength} values.",
                nameof(values)
            );
        }

        Values = values;
        Columns = columns is null ? [.. names.Select(name => new FeatureColumn(name))] : [.. columns];
        if (!names.SequenceEqual(Columns.Select(column => column.Name)))
        {
            throw new ArgumentException(
                $"The matrix has the columns {string.Join(", ", names)}; described are {string.Join(", ", Columns.Select(column => column.Name))}.",
                nameof(columns)
            );
        }

        CheckColumns(Columns);
    }

    /// <summary>The values, column by column.</summary>
    public FeatureMatrix<double> Values { get; }

    /// <summary>What the columns mean, in the matrix's order.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows => Values.RowCount;

    /// <summary>A table made of one array a column.</summary>
    /// <exception cref="ArgumentException">There is not one array a column, their lengths differ, all of them are too many values for one array, or a column is wrong.</exception>
    public static FeatureTable Of(IReadOnlyList<FeatureColumn> columns, params IReadOnlyList<double[]> values)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(values);
        if (columns.Count != values.Count)
        {
            throw new ArgumentException(
                $"{columns.Count} columns are described, {values.Count} given.",
                nameof(values)
            );
        }

        int rows = values.Count == 0 ? 0 : values[0].Length;
        for (int column = 0; column < values.Count; column++)
        {
            if (values[column].Length != rows)
            {
                throw new ArgumentException(
                    $"The column '{columns[column].Name}' has {values[column].Length} values, '{columns[0].Name}' has {rows}.",
                    nameof(values)
                );
            }
        }

        var names = columns.Select(column => column.Name).ToArray();
        var matrix = FeatureMatrix<double>.OfSize(rows, names);
        for (int column = 0; column < values.Count; column++)
        {
            values[column].CopyTo(matrix.Values.AsSpan(column * rows));
        }

        return new(matrix, columns);
    }

    /// <summary>A column without copying; columns count from 0.</summary>
    public ReadOnlySpan<double> Column(int column) => Values.Column(column);

    /// <summary>Copies a row's values, in the order of the columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">The target is not as long as there are columns.</exception>
    public void CopyRow(int row, Span<double> target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        if (target.Length != Columns.Count)
        {
            throw new ArgumentException($"A row has {Columns.Count} values, not {target.Length}.", nameof(target));
        }

        for (int column = 0; column < target.Length; column++)
        {
            target[column] = Values.Values[(column * Rows) + row];
        }
    }

    /// <summary>A copy of some rows in the given order; a row may come more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public FeatureTable Take(ReadOnlySpan<int> rows)
    {
        foreach (int row in rows)
        {
            if (row < 0 || row >= Rows)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"The table has {Rows} rows, counted from 0.");
            }
        }

        var taken = FeatureMatrix<double>.OfSize(rows.Length, Values.ColumnNames);
        for (int column = 0; column < Columns.Count; column++)
        {
            var from = Column(column);
            var to = taken.Values.AsSpan(column * rows.Length, rows.Length);
            for (int i = 0; i < rows.Length; i++)
            {
                to[i] = from[rows[i]];
            }
        }

        return new(taken, Columns);
    }

    /// <summary>A copy of some columns in the given order.</summary>
    /// <exception cref="ArgumentException">A name matches no column, or comes twice.</exception>
    public FeatureTable Select(params IEnumerable<string> names)
    {
        int[] places = [.. names.Select(Place)];
        var selected = FeatureMatrix<double>.OfSize(Rows, [.. places.Select(place => Columns[place].Name)]);
        for (int column = 0; column < places.Length; column++)
        {
            Column(places[column]).CopyTo(selected.Values.AsSpan(column * Rows));
        }

        return new(selected, [.. places.Select(place => Columns[place])]);
    }

    /// <summary>
    /// The rows for ML.NET: <c>Label</c> (Boolean) and <c>Features</c>, a vector of Single that carries the columns' names as its slots'. It is read from this table as it is asked for, so nothing is copied;
    /// categories stay codes.
    /// </summary>
    /// <param name="labels">0 or 1 for each row; empty where nothing is known, then all are false.</param>
    /// <exception cref="ArgumentException">There is not one label a row, or there is no column.</exception>
    public IDataView ToDataView(byte[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length != 0 || Rows == 0)
        {
            Labels.Check(labels, Rows, nameof(labels));
        }

        return LabelledRows.View(
            [.. Columns.Select(column => column.Name)],
            Rows,
            labels,
            (row, target) =>
            {
                for (int column = 0; column < target.Length; column++)
                {
                    target[column] = (float)Values.Values[(column * Rows) + row];
                }
            }
        );
    }

    private int Place(string name)
    {
        for (int place = 0; place < Columns.Count; place++)
        {
            if (Columns[place].Name == name)
            {
                return place;
            }
        }

        throw new ArgumentException(
            $"There is no column '{name}'; there are {string.Join(", ", Columns.Select(column => column.Name))}.",
            nameof(name)
        );
    }

    private static void CheckColumns(IReadOnlyList<FeatureColumn> columns)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            string? trouble =
                string.IsNullOrWhiteSpace(column.Name) ? "A column has no name."
                : !names.Add(column.Name) ? $"The column '{column.Name}' comes twice."
                : column.Kind == FeatureKind.Number && column.Categories is not null
                    ? $"The column '{column.Name}' is a number and has categories."
                : null;
            if (trouble is not null)
            {
                throw new ArgumentException(trouble, nameof(columns));
            }
        }
    }
}
