using System.Collections.Immutable;
using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Funnels;

/// <summary>A funnel by the values that its units have at their first step. Every unit has exactly one value, so that the groups sum to the whole funnel at each step.</summary>
/// <param name="Options">What it counts.</param>
/// <param name="By">What it is broken down by.</param>
/// <param name="Groups">The values with most units, then all others together.</param>
public sealed record FunnelBreakdownReport(FunnelOptions Options, FunnelBreakdown By, IReadOnlyList<FunnelGroup> Groups)
    : ChartReport
{
    private const int MostNamed = 4;

    /// <summary>The value whose units reach the last step most often in a sentence, among those with at least a hundredth of all units, where its interval lies above all others'; else the values that cannot be told apart, or why there is nothing to compare.</summary>
    public string Sentence
    {
        get
        {
            var all = Groups.Sum(group => group.Units[0]);
            var large = Groups
                .Where(group => !group.IsOther && group.Units[0] > 0 && group.Units[0] >= all / 100.0)
                .ToArray();
            if (all == 0)
            {
                return $"None of the {Options.UnitName} has the first step.";
            }

            if (Groups.All(group => group.Conversion is null or 0))
            {
                return $"None of the {Options.UnitName} {Options.Reach(many: false)}, whatever the {Name}.";
            }

            (long, long)[] rates = [.. large.Select(group => (group.Units[Options.LastRequired - 1], group.Units[0]))];
            if (HighestRate.Of(rates) is not { } highest)
            {
                return $"No {Name} has a hundredth of the {Options.UnitName}.";
            }

            var best = large[highest.Index];
            return large.Length == 1
                    ? $"One {Name} alone has a hundredth of the {Options.UnitName}: {best.Value}, of which {Rate(best)} {Options.Reach(many: true)}."
                : highest.IsClear
                    ? $"By {Name} of their first step, {Options.UnitName} of {best.Value} most often {Options.Reach(many: true)}: {Rate(best)}."
                : $"By {Name} of their first step, no {Options.UnitName} clearly most often {Options.Reach(many: true)}; the intervals of these overlap: {Words.First([.. highest.Tied(rates).Select(i => $"{large[i].Value} ({Rate(large[i])})")], MostNamed)}.";
        }
    }

    private static string Rate(FunnelGroup group) =>
        string.Create(CultureInfo.InvariantCulture, $"{group.Conversion:P2} of {group.Units[0]:N0}");

    private string Name =>
        By switch
        {
            FunnelBreakdown.Brand => "brand",
            FunnelBreakdown.Category => "category",
            FunnelBreakdown.UserSegment => "user segment",
            FunnelBreakdown.RfmSegment => "RFM segment",
            _ => "hour",
        };

    private string Title => $"Funnel by {Name} of its first step, {Options.Describe()}";

    /// <summary>One row per value and step.</summary>
    public Table ToTable() =>
        Table
            .Of(
                from @group in Groups
                from step in Enumerable.Range(1, Options.Steps.Length)
                let units = @group.Units[step - 1]
                let before = @group.Units[Options.RequiredBefore(step) - 1]
                select new
                {
                    @group.Value,
                    Step = step,
                    Name = Options.StepName(step),
                    Units = units,
                    StepConversion = step == 1 ? null : FunnelStepCount.Share(units, before),
                    OverallConversion = FunnelStepCount.Share(units, @group.Units[0]),
                },
                Title
            )
            .WithFormat(ColumnFormat.Percent().OrElse("none before"), "step_conversion")
            .WithFormat(ColumnFormat.Percent().OrElse("none at the first step"), "overall_conversion");

    /// <summary>The conversion of each value as bars: hours in their order, other values with most units first.</summary>
    public override Chart ToChart()
    {
        if (Groups.All(group => group.Conversion is null or 0))
        {
            return Chart.Nothing(Sentence).Title(Title);
        }

        var shown =
            By == FunnelBreakdown.EntryHour
                ? Groups.OrderBy(group => group.IsOther).ThenBy(group => group.Value, StringComparer.Ordinal)
                : Groups.AsEnumerable();
        return Chart
            .HorizontalBar(
                shown.Select(group => group.Value),
                shown.Select(group => group.Conversion ?? 0),
                hover: shown.Select(group =>
                    FormattableString.Invariant(
                        $"{group.Value}: {group.Units[Options.LastRequired - 1]} of {group.Units[0]} {Options.UnitName}"
                    )
                )
            )
            .Title(Title)
            .XAxis($"{Options.StepName(Options.LastRequired)}, of {Options.UnitName} at the first step", ".1%");
    }
}

/// <summary>A funnel's units with one value of a breakdown.</summary>
/// <param name="Value">The value as it is shown.</param>
/// <param name="IsOther">Whether it stands for all values that are not kept apart.</param>
/// <param name="Units">Units at each step.</param>
/// <param name="Conversion">Units at the last required step over those at the first; null without any.</param>
public sealed record FunnelGroup(string Value, bool IsOther, ImmutableArray<long> Units, double? Conversion)
{
    /// <summary>What the group of all other values is called.</summary>
    public const string Other = "(other)";

    internal static FunnelGroup For(FunnelOptions options, string value, Func<int, long> units) =>
        new(
            value,
            false,
            [.. options.Steps.Select((_, index) => units(index + 1))],
            FunnelStepCount.Share(units(options.LastRequired), units(1))
        );
}

/// <summary>What a funnel is broken down by. The value is that of the event that starts the attempt, so that every unit has exactly one.</summary>
public enum FunnelBreakdown
{
    /// <summary>The event's brand; NULL shows as unknown_brand.</summary>
    Brand,

    /// <summary>The event's category, cut to the options' level; NULL shows as uncategorized.</summary>
    Category,

    /// <summary>The user's segment in dim_users.</summary>
    UserSegment,

    /// <summary>The user's segment by recency, frequency and money, or "no purchase".</summary>
    RfmSegment,

    /// <summary>The hour (UTC) of the event, 00 to 23.</summary>
    EntryHour,
}
