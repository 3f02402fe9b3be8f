using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Data.Analysis;

namespace EcommerceNotebooks.Display;

/// <summary>
/// What a query or a list of records gives, immutable, shown in a notebook as HTML and as fixed-width text of the same shape.
/// </summary>
[TypeFormatterSource(typeof(TableFormatters), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed class Table
{
    /// <summary>Rows kept in memory; a longer result is counted in full but read on only as a count.</summary>
    public const int KeptRows = 100_000;

    /// <summary>Rows shown unless <see cref="WithHeadRows"/> says otherwise.</summary>
    public const int DefaultHeadRows = 25;

    private readonly ImmutableArray<object?[]> values;
    private readonly Dictionary<string, int> indexes;
    private readonly ImmutableArray<ColumnFormat> rowFormats;

    internal Table(
        string? title,
        ImmutableArray<TableColumn> columns,
        ImmutableArray<object?[]> values,
        long rowCount,
        int headRows = DefaultHeadRows,
        ImmutableArray<ColumnFormat> rowFormats = default
    )
    {
        Title = title;
        Columns = columns;
        this.values = values;
        RowCount = rowCount;
        HeadRows = headRows;
        this.rowFormats = rowFormats;
        Rows = [.. values.Select(row => new TableRow(this, row))];
        indexes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < columns.Length; i++)
        {
            indexes.TryAdd(columns[i].Name, i);
        }
    }

    /// <summary>The title shown above the table, or null.</summary>
    public string? Title { get; }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>The rows in the order given; the first <see cref="KeptRows"/> of a longer result.</summary>
    public ImmutableArray<TableRow> Rows { get; }

    /// <summary>How many rows the result has, kept or not.</summary>
    public long RowCount { get; }

    /// <summary>How many rows are shown before "N more".</summary>
    public int HeadRows { get; }

    /// <summary>The named column's values from first row to last; throws <see cref="InvalidOperationException"/> when the result was too long to keep.</summary>
    public IReadOnlyList<object?> this[string column]
    {
        get
        {
            int index = IndexOf(column);
            return [.. CompleteRows().Select(row => row[index])];
        }
    }

    /// <summary>The value in a row (first = 0) and a named column; null is SQL NULL.</summary>
    public object? this[int row, string column] => Rows[row][column];

    /// <summary>
    /// Reads a result to its end, with the names and types the reader gives; a HUGEINT column, as sums of integers have, becomes BIGINT where its values fit. The reader stays open.
    /// </summary>
    public static Table From(DbDataReader reader, string? title = null) => TableSource.Read(reader, title);

    /// <summary>
    /// One row per record: public properties in declaration order become columns with snake_case names. A sequence of single
    /// values (numbers, texts, times) gives one column named <c>value</c>.
    /// </summary>
    public static Table Of<T>(IEnumerable<T> rows, string? title = null) => TableSource.Collect(rows, title);

    /// <summary>A list of named numbers: columns <c>measure</c> and <c>value</c>, each number written in its own format.</summary>
    public static Table OfMeasures(string? title, params IReadOnlyList<Measure> measures) =>
        TableSource.List(title, measures);

    /// <summary>The same table with one column under another name.</summary>
    public Table Renamed(string column, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        int index = IndexOf(column);
        return new Table(
            Title,
            Columns.SetItem(index, Columns[index] with { Name = name }),
            values,
            RowCount,
            HeadRows,
            rowFormats
        );
    }

    /// <summary>The named column's values as <typeparamref name="T"/>; NULL needs a nullable type.</summary>
    public IReadOnlyList<T> Column<T>(string column)
    {
        int index = IndexOf(column);
        return [.. CompleteRows().Select(row => CellValue.As<T>(row[index], column))];
    }

    /// <summary>The same table with other words above a column; its name for code and files stays.</summary>
    public Table WithHeading(string column, string heading)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(heading);
        int index = IndexOf(column);
        return new Table(
            Title,
            Columns.SetItem(index, Columns[index] with { Heading = heading }),
            values,
            RowCount,
            HeadRows,
            rowFormats
        );
    }

    /// <summary>The same table with another format for the named columns.</summary>
    public Table WithFormat(ColumnFormat format, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(columns);
        var changed = Columns;
        foreach (int index in columns.Select(IndexOf))
        {
            changed = changed.SetItem(index, changed[index] with { Format = format });
        }

        return new Table(Title, changed, values, RowCount, HeadRows, rowFormats);
    }

    /// <summary>The same table showing this many rows (at least 1) before "N more".</summary>
    public Table WithHeadRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return new Table(Title, Columns, values, RowCount, rows, rowFormats);
    }

    /// <summary>The shown rows turned on their side: a row for each column (<c>measure</c>) and its values as text beside it; for results of one row and many columns.</summary>
    public Table Turned() => TableTurning.Turn(this);

    /// <summary>The same table with each text changed.</summary>
    internal Table WithTexts(Func<string, string> change) =>
        new(
            Title,
            Columns,
            [.. values.Select(row => Array.ConvertAll(row, value => value is string text ? change(text) : value))],
            RowCount,
            HeadRows,
            rowFormats
        );

    /// <summary>The same table under another title, or none.</summary>
    public Table WithTitle(string? title) => new(title, Columns, values, RowCount, HeadRows, rowFormats);

    /// <summary>
    /// Writes all rows to a file, whose ending says how: .csv (RFC 4180, UTF-8, NULL as an empty field), .json (an array of objects) or .parquet (typed). Numbers are
    /// written in full, whatever their format; an existing file is replaced, and missing folders are made.
    /// </summary>
    /// <exception cref="ArgumentException">The ending is another one.</exception>
    /// <exception cref="InvalidOperationException">The result was too long to keep; write it straight from the warehouse with <c>shop.Export</c>.</exception>
    public Table Save(string path)
    {
        TableFile.Write(this, path);
        return this;
    }

    /// <summary>
    /// The table as a <see cref="DataFrame"/> to filter, group and join: names stay, NULL stays null, and columns keep their type where DataFrame has it (numbers up to 64 bits, decimal, bool, char, DateTime,
    /// string). A DateOnly becomes a DateTime at midnight; any other type, and a column that mixes types, is text as <see cref="Save"/> writes it to CSV.
    /// </summary>
    /// <exception cref="InvalidOperationException">The result was too long to keep, or two columns have one name.</exception>
    public DataFrame ToDataFrame() => TableDataFrame.From(this);

    /// <summary>The table as an HTML fragment with its own scoped style and script; every value is escaped.</summary>
    public string ToHtml() => TableHtml.Render(this);

    /// <summary>The table as fixed-width text: what a comparison of notebook outputs reads.</summary>
    public override string ToString() => TableText.Render(this);

    /// <summary>The same table with a format for each row's numbers, for rows that count different things; a column's own format goes before it.</summary>
    internal Table WithRowFormats(IEnumerable<ColumnFormat> formats) =>
        new(Title, Columns, values, RowCount, HeadRows, [.. formats]);

    /// <summary>A table of the first rows.</summary>
    internal Table Head(int rows) =>
        rows >= values.Length
            ? this
            : new Table(
                Title,
                Columns,
                values[..rows],
                rows,
                HeadRows,
                HasRowFormats ? rowFormats[..rows] : rowFormats
            );

    /// <summary>Whether the numbers of a row are of one kind and those of a column are not.</summary>
    internal bool HasRowFormats => !rowFormats.IsDefault;

    internal ColumnFormat FormatOf(int row, int column)
    {
        var own = Columns[column].Format;
        return rowFormats.IsDefault || !Columns[column].IsNumeric || own.Kind != ColumnFormatKind.Automatic ? own
            : rowFormats[row].Missing is null && own.Missing is { } missing ? rowFormats[row].OrElse(missing)
            : rowFormats[row];
    }

    internal int IndexOf(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return indexes.TryGetValue(column, out int index)
            ? index
            : throw new ArgumentException(
                $"There is no column '{column}'; the columns are {string.Join(", ", Columns.Select(each => each.Name))}.",
                nameof(column)
            );
    }

    internal ImmutableArray<object?[]> CompleteRows() =>
        RowCount == values.Length
            ? values
            : throw new InvalidOperationException(
                $"The result has {RowCount} rows and only the first {values.Length} were kept; aggregate or filter in SQL to read whole columns, or write it to a file with shop.Export."
            );
}
