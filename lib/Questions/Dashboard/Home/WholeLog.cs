using EcommerceNotebooks.Display;
using EcommerceNotebooks.Insights;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Home;

/// <summary>What stands out in the whole log: a sentence from each of several insights, computed from the data.</summary>
internal sealed class WholeLogFindings(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var insights = context.Session.Insights;
        (string About, string Sentence)[] findings =
        [
            ("revenue by segment", insights.UserSegments().Sentence),
            ("brands", insights.TopBrands().Sentence),
            ("categories", insights.TopCategories().Sentence),
            ("brands", PerEvent(insights.TopBrands())),
            ("hours", Peak(insights.HourlyActivity())),
            ("length of sessions", insights.DurationConversion().Sentence),
            .. insights.SessionConversion().Sentences.Select(sentence => ("sessions", sentence)),
            ("orders", insights.OrderValues().Sentence),
        ];
        return Sentences.Answer(figure, findings);
    }

    private static string PerEvent(RevenueRanking brands)
    {
        var named = brands.Groups.Where(brand => brand is { Name: not null, RevenuePerEvent: > 0 }).ToArray();
        if (named.Length == 0)
        {
            return "No brand brings revenue.";
        }

        var highest = named.Max(brand => brand.RevenuePerEvent);
        var first = named.Where(brand => brand.RevenuePerEvent == highest).Select(brand => brand.Name!).ToArray();
        return DashboardContext.Invariant(
            $"Of the {Words.Count(named.Length, "brand")} with most revenue {Words.First(first, 3)} {(first.Length == 1 ? "brings" : "bring")} most per event: {highest:N2}."
        );
    }

    private static string Peak(HourlyActivity hours)
    {
        var highest = hours.Hours.Count == 0 ? 0 : hours.Hours.Max(hour => hour.RevenuePerDayHour ?? 0);
        var first = hours.Hours.Where(hour => highest > 0 && hour.RevenuePerDayHour == highest).ToArray();
        return first.Length == 0
            ? "No hour of the day brings revenue."
            : DashboardContext.Invariant(
                $"Most revenue per clock hour comes at {Words.First([.. first.Select(hour => DashboardContext.Invariant($"{hour.Hour:00} h"))], 3)} UTC: {highest:N2} on an average day."
            );
    }
}

/// <summary>How far the log goes, how much of it is kept, how its checks ended, and which days break the pattern.</summary>
internal sealed class DataState(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var insights = context.Session.Insights;
        var summary = DashboardSummary.Read(context.Session);
        var overview = insights.LogOverview();
        (string About, string Sentence)[] findings =
        [
            (
                "dates",
                overview.FirstDate is { } first && overview.LastDate is { } last
                    ? DashboardContext.Invariant(
                        $"The log goes from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}: {Words.Count(overview.Dates, "date")} with events of {overview.Days}."
                    )
                    : "There are no events."
            ),
            (
                "rows kept",
                DashboardContext.Invariant(
                    $"{Words.Count(overview.Events, "event")} can be used; {Words.Count(overview.PutAside, "row")} of the log cannot and {(overview.PutAside == 1 ? "is" : "are")} kept apart with the reason."
                )
            ),
            (
                "checks",
                summary.Quality.State == "not checked"
                    ? "The checks of these data have not run."
                    : $"{Words.Count(summary.Quality.Checks, "check")}: {summary.Quality.Errors} failed, {summary.Quality.Warnings} warn."
            ),
            .. insights.UnusualDays().Sentences.Select(sentence => ("unusual days", sentence)),
            .. overview.Limits.Select(limit => ("limits", limit)),
            .. summary.Invented is { } invented ? [("source", invented)] : Array.Empty<(string, string)>(),
        ];
        return Sentences.Answer(figure, findings);
    }
}

/// <summary>A figure that is sentences.</summary>
internal static class Sentences
{
    internal static FigureAnswer Answer(Figure figure, IEnumerable<(string About, string Sentence)> findings)
    {
        var rows = findings.Select(finding => new { finding.About, finding.Sentence }).ToArray();
        return new FigureAnswer(figure, Table.Of(rows, figure.Title))
        {
            Sentences = [.. rows.Select(row => row.Sentence)],
            Source = "tables of sums over the whole log",
        };
    }
}
