using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Numbers;

/// <summary>A number whose rows are not the selected events: its value and the script of all rows behind it, in their order.</summary>
internal sealed record OpenedRows(string Title, string Meaning, string Unit, SqlScript Rows)
{
    /// <summary>The value, if it is not how many rows there are.</summary>
    internal object? Value { get; init; }

    /// <summary>Whether the value is how many rows there are.</summary>
    internal bool IsCount { get; init; }

    internal string? Formula { get; init; }

    internal IReadOnlyList<NumberPart> Parts { get; init; } = [];

    /// <summary>A count of rows.</summary>
    internal static OpenedRows Count(string title, string meaning, string unit, SqlScript rows) =>
        new(title, meaning, unit, rows) { IsCount = true };

    /// <summary>A number that cannot be told, with the reason and without rows.</summary>
    internal static OpenedRows Untold(string title, string reason, string unit) =>
        new(title, reason, unit, Script("nothing"));

    /// <summary>The share that this count, the number <paramref name="part"/> of a row, has of a whole.</summary>
    internal OpenedRows Over(DashboardContext context, string part, FigureKeys keys, NumberPart whole)
    {
        var above = Open(context, part, 0, 0).RowCount;
        var below = Convert.ToInt64(whole.Value, CultureInfo.InvariantCulture);
        return this with
        {
            Unit = "share",
            IsCount = false,
            Value = below == 0 ? null : (double)above / below,
            Formula = $"{Title} / {whole.Title}",
            Parts = [new NumberPart(part, Title, above, keys.Values), whole],
        };
    }

    internal OpenedNumber Open(DashboardContext context, string name, long skip, int rows)
    {
        Define(context);
        Script("page").Execute(context.Session, new { rows, skip });
        var count = Script("count opened").QuerySingle<long>(context.Session);
        return new OpenedNumber(
            name,
            Title,
            Meaning,
            IsCount ? count : Value,
            Unit,
            Script("opened").Read(context.Session, reader => Table.From(reader, Title)),
            count
        )
        {
            Formula = Formula,
            Parts = Parts,
        };
    }

    internal long Export(DashboardContext context, string path)
    {
        Define(context);
        return DashboardExport.WriteOpenedRows(context.Session, path);
    }

    private void Define(DashboardContext context) =>
        Rows.Prefixed("create or replace temp view opened_rows as").Execute(context.Session);

    private static SqlScript Script(string section) => SqlScript.Load(typeof(OpenedRows), "number_rows.sql", section);
}

/// <summary>A figure whose numbers open into rows of its own.</summary>
internal abstract class OwnRowsFigure : DashboardFigure
{
    /// <summary>What is behind a number in a place.</summary>
    /// <exception cref="ArgumentException">There is no such number or place.</exception>
    protected abstract OpenedRows Find(DashboardContext context, string number, FigureKeys keys);

    internal override OpenedNumber Open(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        long skip,
        int rows
    ) => Find(context, number, new FigureKeys(keys)).Open(context, number, skip, rows);

    internal override long Export(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        string path
    ) => Find(context, number, new FigureKeys(keys)).Export(context, path);

    protected static IReadOnlyDictionary<string, string?> Nowhere { get; } = new Dictionary<string, string?>();

    /// <summary>A number that cannot be told.</summary>
    protected static OpenedRows Untold(DashboardContext context, string reason)
    {
        context.SelectEvents();
        return OpenedRows.Untold("Not told", reason, "");
    }

    protected static ArgumentException NoSuchNumber() => new("There is no such number.");
}

/// <summary>The values of a row's key columns.</summary>
internal sealed record FigureKeys(IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>Whether there is a value, missing or not.</summary>
    internal bool Has(string key) => Values.ContainsKey(key);

    /// <summary>A value; a missing one is null.</summary>
    /// <exception cref="ArgumentException">The key is not given.</exception>
    internal string? Text(string key) =>
        Values.TryGetValue(key, out var text)
            ? text
            : throw new ArgumentException($"The number is placed by {key}, which is not given.");

    internal int Number(string key) =>
        int.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"The key {key} is a whole number.");

    internal long Id(string key) =>
        long.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ArgumentException($"The key {key} is a whole number.");

    internal DateOnly Date(string key) =>
        DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new ArgumentException($"The key {key} is a date such as 2019-10-01.");

    /// <summary>Refuses other keys than these.</summary>
    internal FigureKeys Only(params string[] keys) =>
        Values.Keys.FirstOrDefault(key => !keys.Contains(key, StringComparer.Ordinal)) is null
            ? this
            : throw new ArgumentException(
                keys.Length == 0
                    ? "The number has no place."
                    : $"The number is placed by {string.Join(", ", keys)} only."
            );
}
