using EcommerceNotebooks.Questions.Dashboard;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks;

/// <summary>
/// The figures of a dashboard, each filtered, and what is behind each number. The methods throw <see cref="ArgumentException"/> when a name, filter or place is not one there is, and
/// <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet.
/// </summary>
public sealed class DashboardRoom
{
    private const int MostRows = 10_000;
    private readonly IShopScope scope;

    internal DashboardRoom(IShopScope scope) => this.scope = scope;

    /// <summary>All figures, page by page, in the order in which they stand.</summary>
    public IReadOnlyList<Figure> Figures { get; } = [.. DashboardFigures.All.Select(figure => figure.Figure)];

    /// <summary>One figure of what a filter takes.</summary>
    public FigureAnswer Answer(string figure, DashboardFilter? filter = null)
    {
        var found = DashboardFigures.Of(figure);
        return scope.Ask(session =>
        {
            var (answer, sql) = SqlLog.Of(() => found.Answer(Begin(session, filter)));
            return answer with { Sql = sql };
        });
    }

    /// <summary>
    /// What is behind a number of a figure: <paramref name="place"/> holds the values of the row's key columns, of which a missing one is null; <paramref name="rows"/> (0 to 10,000) of the rows behind it,
    /// after the first <paramref name="skip"/>, are listed.
    /// </summary>
    public OpenedNumber Open(
        string figure,
        string number,
        DashboardFilter? filter = null,
        IReadOnlyDictionary<string, string?>? place = null,
        long skip = 0,
        int rows = 100
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, MostRows);
        var found = DashboardFigures.Of(figure);
        return scope.Ask(session =>
        {
            var (opened, sql) = SqlLog.Of(() =>
                found.Open(Begin(session, filter), number, place ?? new Dictionary<string, string?>(), skip, rows)
            );
            return opened with { Sql = sql };
        });
    }

    /// <summary>
    /// Writes what a figure shows, or all rows behind one of its numbers, to a file; the ending says how: .csv, .json or .parquet. In a CSV file a text that a spreadsheet would take for a formula begins
    /// with an apostrophe. Returns the number of rows.
    /// </summary>
    public long Export(
        string path,
        string figure,
        DashboardFilter? filter = null,
        string? number = null,
        IReadOnlyDictionary<string, string?>? place = null
    )
    {
        var found = DashboardFigures.Of(figure);
        return scope.Ask(session =>
        {
            var context = Begin(session, filter);
            return number is null
                ? DashboardExport.Write(found.Answer(context).Table, path)
                : found.Export(context, number, place ?? new Dictionary<string, string?>(), path);
        });
    }

    /// <summary>What data is shown: dates, version, state.</summary>
    public DashboardSummary Summary() => scope.Ask(DashboardSummary.Read);

    /// <summary>Brands or categories (<paramref name="kind"/> is brand or category) that contain a text, whatever its case, those with most events first, at most <paramref name="rows"/> (1 to 10,000).</summary>
    public IReadOnlyList<DashboardChoice> Choices(string kind, string part = "", int rows = 50)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, MostRows);
        return scope.Ask(session => DashboardSummary.Choices(session, kind, part, rows));
    }

    /// <summary>The names of the time zones that a filter can have, in order.</summary>
    public IReadOnlyList<string> TimeZones() => scope.Ask(DashboardContext.Zones);

    private static DashboardContext Begin(ShopSession session, DashboardFilter? filter) =>
        new(session, filter ?? DashboardFilter.All);
}

/// <summary>Opens the room.</summary>
public static class DashboardRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>The figures of a dashboard: filtered, and every number with what is behind it.</summary>
        public DashboardRoom Dashboard => new(scope);
    }
}
