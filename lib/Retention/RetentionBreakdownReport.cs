using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Retention;

/// <summary>Retention of the brands or categories with most events, each as if there were no other. A user can be in several groups, so that they do not sum to the whole.</summary>
/// <param name="Options">What was counted.</param>
/// <param name="By">What the groups are.</param>
/// <param name="Groups">Those with most events first.</param>
public sealed record RetentionBreakdownReport(
    RetentionOptions Options,
    RetentionBreakdown By,
    IReadOnlyList<RetentionGroup> Groups
) : ChartReport
{
    private const int MostNamed = 3;

    /// <summary>Where most users come back in the period after their first, in a sentence; or the groups whose intervals overlap, or why that cannot be said.</summary>
    public string Sentence
    {
        get
        {
            var known = Groups.Where(group => group.Next is { Size: > 0 }).ToArray();
            (long, long)[] rates = [.. known.Select(group => (group.Next!.Retained, group.Next.Size))];
            if (HighestRate.Of(rates) is not { } highest)
            {
                return Groups.Count == 0
                    ? "There are no events to group."
                    : $"No {Name}'s second {Unit} has ended: who comes back cannot be said yet.";
            }

            var best = known[highest.Index];
            return known.Length == 1
                    ? $"Of one {Name} alone it is known: to {best.Value}, {Rate(best)} come back in the next {Unit}."
                : highest.IsClear
                    ? $"By {Name}, users of {best.Value} come back to it most often in the next {Unit}: {Rate(best)}."
                : $"No {Name}'s users clearly come back to it most often in the next {Unit}; the intervals of these overlap: {Words.First([.. highest.Tied(rates).Select(i => $"{known[i].Value} ({Rate(known[i])})")], MostNamed)}.";
        }
    }

    private static string Rate(RetentionGroup group) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{group.Next!.WeightedMean:P2} of {Words.Count(group.Next.Size, "user")}"
        );

    private string Unit => Options.Period.ToString().ToLowerInvariant();

    private string Name => By == RetentionBreakdown.Brand ? "brand" : "top category";

    private string Title => $"Retention by {Name}, {Options.Filter.Describe()}";

    /// <summary>One row per group: the users whose second period has ended, those who came back in it, and their share with its 95 % Wilson interval.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Groups.Select(group =>
                {
                    var interval = group.Next is { } next ? WilsonInterval.Of(next.Retained, next.Size) : null;
                    return new
                    {
                        group.Value,
                        group.Events,
                        Users = group.Next?.Size,
                        Retained = group.Next?.Retained,
                        Share = group.Next?.WeightedMean,
                        From = interval?.Low,
                        To = interval?.High,
                    };
                }),
                Title
            )
            .WithFormat(ColumnFormat.Percent().OrElse("not ended"), "share", "from", "to")
            .WithFormat(ColumnFormat.Automatic.OrElse("not ended"), "users", "retained");

    /// <summary>One row per group and cell.</summary>
    public Table ToCellTable() =>
        Table
            .Of(
                Groups.SelectMany(group =>
                    group.Report.Cells.Select(cell => new
                    {
                        group.Value,
                        cell.Cohort,
                        cell.Size,
                        cell.Period,
                        cell.Retained,
                        cell.Share,
                    })
                ),
                Title
            )
            .WithFormat(ColumnFormat.Percent().OrElse("not ended"), "share")
            .WithFormat(ColumnFormat.Automatic.OrElse("not ended"), "retained");

    /// <summary>The share of users who come back in the next period with its 95 % Wilson interval, highest first.</summary>
    public override Chart ToChart()
    {
        var known = Groups
            .Where(group => group.Next is { Size: > 0 })
            .OrderByDescending(group => group.Next!.WeightedMean)
            .Select(group =>
                (group.Value, group.Next, Interval: WilsonInterval.Of(group.Next!.Retained, group.Next.Size)!)
            )
            .ToArray();
        return known.Length == 0
            ? Chart.Nothing(Sentence).Title(Title)
            : Chart
                .HorizontalBar(
                    known.Select(group => group.Value),
                    known.Select(group => group.Next!.WeightedMean),
                    hover: known.Select(group =>
                        FormattableString.Invariant(
                            $"{group.Value}: {group.Next!.Retained:N0} of {group.Next.Size:N0} users"
                        )
                    )
                )
                .ErrorBars(known.Select(group => group.Interval.Low), known.Select(group => group.Interval.High))
                .Title(Title)
                .XAxis($"share retained in the {Unit} after the first", ".0%");
    }
}
