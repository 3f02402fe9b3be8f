using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Activity;

/// <summary>New, returning, resurrecting and dormant users over time.</summary>
/// <param name="Options">What was counted. A filter's From says which periods are shown, from the one it lies in on; what happened before still counts, for a user is new once.</param>
/// <param name="Periods">One after the other, those without users too, up to the one that as_of lies in.</param>
public sealed record LifecycleReport(ActivityOptions Options, IReadOnlyList<LifecyclePeriod> Periods)
{
    private string Title => ActivityText.Title($"Lifecycle by {ActivityText.Unit(Options)}", Options);

    /// <summary>One row per period.</summary>
    public Table ToTable() => Table.Of(Periods, Title);

    /// <summary>Stacked bars, the dormant users below zero.</summary>
    public Chart ToChart()
    {
        var ended = Periods.Where(period => period.Active is not null).ToArray();
        return ended.Length == 0
            ? Chart.Nothing("No period has ended.").Title(Title)
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
