using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Activity;

/// <summary>New, returning, resurrecting and dormant users over time.</summary>
/// <param name="Options">What was counted. A filter's From says which periods are shown, from the one it lies in on; what happened before still counts, for a user is new once.</param>
/// <param name="Periods">One after the other, those without users too, up to the one that as_of lies in.</param>
public sealed record LifecycleReport(ActivityOptions Options, IReadOnlyList<LifecyclePeriod> Periods) : ChartReport
{
    private string Title => ActivityText.Title($"Lifecycle by {ActivityText.Unit(Options)}", Options);

    /// <summary>The first day with a user, on which the first period may begin late; null without users.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Why there are no periods although there are users; null where there is no such reason.</summary>
    public string? Reason { get; init; }

    /// <summary>The last period that has ended in a sentence, or why there is none. A period in which the log begins has not been seen as a whole and does not count.</summary>
    public string Sentence =>
        Periods.LastOrDefault(period => period.Active is not null && period.Start >= FirstDay) is not { } last
            ? Reason ?? $"No whole {ActivityText.Unit(Options)} lies within the log, so there is none to describe."
        : last.Active is > 0 and { } active
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Options.Period} of {last.Start:yyyy-MM-dd}: {Words.Count(active, "active user")}, {(double)last.New! / active:P2} of them new; {-last.Dormant:N0} went quiet."
            )
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Options.Period} of {last.Start:yyyy-MM-dd}: nobody was active; {-last.Dormant:N0} went quiet."
        );

    /// <summary>One row per period.</summary>
    public Table ToTable() =>
        Table
            .Of(Periods, Title)
            .WithFormat(
                ColumnFormat.Automatic.OrElse("not ended"),
                "new",
                "returning",
                "resurrecting",
                "dormant",
                "active"
            );

    /// <summary>Stacked bars, the dormant users below zero.</summary>
    public override Chart ToChart()
    {
        var ended = Periods.Where(period => period.Active is not null).ToArray();
        return ended.Length == 0
            ? Chart.Nothing(Reason ?? "No period has ended.").Title(Title)
            : Bars("new", period => period.New)
                .With(Bars("returning", period => period.Returning))
                .With(Bars("resurrecting", period => period.Resurrecting))
                .With(Bars("dormant", period => period.Dormant))
                .Stacked()
                .Title(Title)
                .XAxis($"{ActivityText.Unit(Options)} from")
                .YAxis("users");

        Chart Bars(string name, Func<LifecyclePeriod, long?> users) =>
            Chart.Bar(ended.Select(period => period.Start), ended.Select(users), name);
    }
}
