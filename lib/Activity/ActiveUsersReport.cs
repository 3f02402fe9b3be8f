using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Activity;

/// <summary>Daily, weekly and monthly active users.</summary>
/// <param name="Options">What was counted.</param>
/// <param name="Days">Every day from the first that counts to the one that as_of lies in.</param>
public sealed record ActiveUsersReport(ActivityOptions Options, IReadOnlyList<ActiveUsersDay> Days) : ChartReport
{
    private string Title => ActivityText.Title("Active users", Options);

    private string StickinessTitle => ActivityText.Title("DAU/MAU", Options);

    private const string TooShort =
        "Fewer than thirty days lie within the log, so monthly active users cannot be counted.";

    /// <summary>Why there are no days although there are users; null where there is no such reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Monthly and mean daily users of the last thirty days with users in a sentence, or why there are none.</summary>
    public string Sentence =>
        Days.LastOrDefault(day => day.DauPerMau is not null) is { } last
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Words.Count(last.Mau!.Value, "user")} of the thirty days up to {last.Date:yyyy-MM-dd} {(last.Mau == 1 ? "makes" : "make")} {last.MeanDau:#,##0.##} on a mean day: one of them is active on {last.DauPerMau:P2} of the days."
            )
            : Reason ?? (Days.All(day => day.Mau is null) ? TooShort : "There are no thirty days with users.");

    /// <summary>One row per day.</summary>
    public Table ToTable() =>
        Table
            .Of(Days, Title)
            .WithFormat(ColumnFormat.Percent().OrElse("no 30 days"), "dau_per_mau")
            .WithFormat(ColumnFormat.Fixed(1).OrElse("no 30 days"), "mean_dau")
            .WithFormat(ColumnFormat.Automatic.OrElse("cut short"), "dau", "wau", "mau");

    /// <summary>Users of a day, of seven and of thirty days as lines.</summary>
    public override Chart ToChart()
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
            ?? Chart.Nothing(Reason ?? "No day has ended.").Title(Title);
    }

    /// <summary>DAU/MAU as a line.</summary>
    public Chart ToStickinessChart() =>
        Days.All(day => day.DauPerMau is null)
            ? Chart.Nothing(Reason ?? "There are no thirty days with users.").Title(StickinessTitle)
            : Chart
                .Line(Days.Select(day => day.Date), Days.Select(day => day.DauPerMau), "DAU/MAU")
                .Title(StickinessTitle)
                .XAxis("30 days end with")
                .YAxis("mean daily users / users of 30 days", ".1%");
}
