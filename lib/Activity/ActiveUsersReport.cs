using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Activity;

/// <summary>Daily, weekly and monthly active users.</summary>
/// <param name="Options">What was counted.</param>
/// <param name="Days">Every day from the first that counts to the one that as_of lies in.</param>
public sealed record ActiveUsersReport(ActivityOptions Options, IReadOnlyList<ActiveUsersDay> Days)
{
    private string Title => ActivityText.Title("Active users", Options);

    private string StickinessTitle => ActivityText.Title("DAU/MAU", Options);

    /// <summary>One row per day.</summary>
    public Table ToTable() =>
        Table
            .Of(Days, Title)
            .WithFormat(ColumnFormat.Percent(), "dau_per_mau")
            .WithFormat(ColumnFormat.Fixed(1), "mean_dau");

    /// <summary>Users of a day, of seven and of thirty days as lines.</summary>
    public Chart ToChart()
    {
        (string Name, Func<ActiveUsersDay, long?> Users)[] lines =
        [
            ("day (DAU)", day => day.Dau),
            ("7 days (WAU)", day => day.Wau),
            ("30 days (MAU)", day => day.Mau),
        ];
        return lines
                .Where(line => Days.Any(day => line.Users(day) is not null))
                .Select(line => Chart.Line(Days.Select(day => day.Date), Days.Select(line.Users), line.Name))
                .Aggregate((Chart?)null, (all, line) => all?.With(line) ?? line)
                ?.Title(Title)
                .XAxis("window ends with")
                .YAxis("distinct users")
            ?? Chart.Nothing("No day has ended.").Title(Title);
    }

    /// <summary>DAU/MAU as a line.</summary>
    public Chart ToStickinessChart() =>
        Days.All(day => day.DauPerMau is null)
            ? Chart.Nothing("There are no thirty days with users.").Title(StickinessTitle)
            : Chart
                .Line(Days.Select(day => day.Date), Days.Select(day => day.DauPerMau), "DAU/MAU")
                .Title(StickinessTitle)
                .XAxis("30 days end with")
                .YAxis("mean daily users / users of 30 days", ".1%");
}
