using System.Globalization;
using EcommerceNotebooks.Customers;

namespace EcommerceNotebooks.Funnels;

/// <summary>Asks the attempts of a funnel for its numbers and for the units behind them.</summary>
internal static class FunnelReader
{
    private const char Separator = '\u001f';
    private const string ByDate = "funnel_by_date.sql";
    private const string Valued = "valued";

    internal static FunnelReport Report(Shop shop, FunnelOptions options, CancellationToken cancellationToken)
    {
        var counts = FunnelBuilder
            .Build(shop, options, cancellationToken)
            .Query<FunnelCountRow>("funnel_step_counts.sql");
        return new FunnelReport(
            options,
            [.. counts.Select(row => FunnelStepCount.For(options, row, [.. counts.Select(each => each.Units)]))]
        );
    }

    internal static FunnelBreakdownReport Breakdown(
        Shop shop,
        FunnelOptions options,
        FunnelBreakdown by,
        CancellationToken cancellationToken
    )
    {
        var scripts = Build(shop, options, by, cancellationToken);
        return new FunnelBreakdownReport(options, by, Groups(scripts, options));
    }

    internal static FunnelTrend Trend(Shop shop, FunnelOptions options, CancellationToken cancellationToken)
    {
        var scripts = FunnelBuilder.Build(shop, options, cancellationToken);
        scripts.Relate(Valued, ByDate);
        var eventsEnd = scripts.Query<DateTime?>("events_end.sql").Single();
        var end = options.End is { } given && (eventsEnd is null || given < eventsEnd) ? given : eventsEnd;
        return new FunnelTrend(
            options,
            [
                .. Counts(scripts, options)
                    .OrderBy(day => day.Value, StringComparer.Ordinal)
                    .Select(day => FunnelTrendDay.For(options, day, end!.Value)),
            ]
        );
    }

    internal static FunnelUnitList Units(
        Shop shop,
        FunnelOptions options,
        FunnelCell cell,
        int rows,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Tables.Table.KeptRows);
        Check(options.Checked(), cell);
        var scripts = Scripts(shop, options, cell, cancellationToken);
        var isOther = cell.Value == FunnelGroup.Other;
        scripts.Set("step", cell.Step);
        scripts.Set("outcome", cell.Outcome.ToString());
        scripts.Set("base", options.PassedAt(cell.Step));
        scripts.Set(
            "value",
            isOther ? null
                : cell.EntryDate is { } date ? Day(date)
                : cell.Value
        );
        scripts.Set(
            "kept",
            isOther
                ? string.Join(
                    Separator,
                    Groups(scripts, options).Where(group => !group.IsOther).Select(group => group.Value)
                )
                : null
        );
        scripts.Set("rows", rows);
        scripts.Relate("cell", "funnel_cell.sql");
        return new FunnelUnitList(
            options,
            cell,
            scripts.Query<long>("funnel_list_total.sql").Single(),
            scripts.Query<FunnelMember>("funnel_list.sql")
        );
    }

    internal static FunnelComparison Compare(Shop shop, FunnelOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        FunnelReport[] reports =
        [
            .. Enum.GetValues<FunnelUnit>()
                .Select(unit => Report(shop, options with { Unit = unit }, cancellationToken)),
        ];
        var scripts = new FunnelScripts(shop, options, cancellationToken);
        scripts.Prepare(options);
        var marked = scripts.Query<(int Mask, long Events)>("step_events.sql");
        return new FunnelComparison(
            options,
            [.. reports],
            [
                .. options.Steps.Select(
                    (_, index) => marked.Where(row => (row.Mask & (1 << index)) != 0).Sum(row => row.Events)
                ),
            ]
        );
    }

    private static FunnelScripts Scripts(
        Shop shop,
        FunnelOptions options,
        FunnelCell cell,
        CancellationToken cancellationToken
    )
    {
        if (cell.Breakdown is { } by)
        {
            return Build(shop, options, by, cancellationToken);
        }

        var scripts = FunnelBuilder.Build(shop, options, cancellationToken);
        scripts.Relate(Valued, cell.EntryDate is null ? "funnel_by_nothing.sql" : ByDate);
        return scripts;
    }

    private static FunnelScripts Build(
        Shop shop,
        FunnelOptions options,
        FunnelBreakdown by,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        if (by == FunnelBreakdown.RfmSegment)
        {
            RfmReader.Build(
                shop,
                options.Rfm
                    ?? throw new ArgumentException("A funnel by RFM segment needs the options' Rfm.", nameof(options)),
                RfmReader.Buyers,
                cancellationToken
            );
        }

        var scripts = FunnelBuilder.Build(shop, options, cancellationToken);
        if (by == FunnelBreakdown.Category)
        {
            ValueEntries(scripts, "funnel_category_variants.sql", "entry_category_id", "category_code");
        }
        else if (by == FunnelBreakdown.Brand)
        {
            ValueEntries(scripts, "funnel_brand_variants.sql", "entry_product_id", "brand");
        }

        scripts.Relate(
            Valued,
            by switch
            {
                FunnelBreakdown.Brand or FunnelBreakdown.Category => "funnel_by_entry.sql",
                FunnelBreakdown.UserSegment => "funnel_by_user_segment.sql",
                FunnelBreakdown.RfmSegment => "funnel_by_rfm_segment.sql",
                FunnelBreakdown.EntryHour => "funnel_by_hour.sql",
                _ => throw new ArgumentOutOfRangeException(nameof(by), by, "There is no such breakdown of a funnel."),
            }
        );
        return scripts;
    }

    private static void ValueEntries(FunnelScripts scripts, string variants, string entryKey, string code)
    {
        scripts.Name("entry_key", entryKey);
        scripts.Name("code", code);
        scripts.Execute(variants);
        scripts.Execute("funnel_entry_values.sql");
    }

    // The values with most units, of equal ones the first by name; the rest together.
    private static FunnelGroup[] Groups(FunnelScripts scripts, FunnelOptions options)
    {
        var groups = Counts(scripts, options)
            .OrderByDescending(group => group.Units[0])
            .ThenBy(group => group.Value, StringComparer.Ordinal)
            .ToArray();
        if (groups.Length <= options.TopValues)
        {
            return groups;
        }

        var rest = groups[options.TopValues..];
        return
        [
            .. groups[..options.TopValues],
            FunnelGroup.For(
                options,
                FunnelGroup.Other,
                [.. options.Steps.Select((_, index) => rest.Sum(group => group.Units[index]))]
            ) with
            {
                IsOther = true,
            },
        ];
    }

    private static IEnumerable<FunnelGroup> Counts(FunnelScripts scripts, FunnelOptions options) =>
        scripts
            .Query<(string Value, int Step, long Units)>("funnel_groups.sql")
            .GroupBy(row => row.Value, StringComparer.Ordinal)
            .Select(group =>
            {
                var counts = new long[options.Steps.Length];
                foreach ((_, var step, var units) in group)
                {
                    counts[step - 1] = units;
                }

                return FunnelGroup.For(options, group.Key, [.. counts]);
            });

    private static void Check(FunnelOptions options, FunnelCell cell)
    {
        if (cell.Step < 1 || cell.Step > options.Steps.Length)
        {
            throw new ArgumentException(
                $"The funnel's steps are 1 to {options.Steps.Length}; there is no {cell.Step}."
            );
        }

        var isOptional = options.Steps[cell.Step - 1].IsOptional;
        var allowed = cell.Outcome switch
        {
            FunnelOutcome.Reached => true,
            FunnelOutcome.StoppedAfter => !isOptional,
            FunnelOutcome.Skipped => isOptional,
            _ => false,
        };
        if (!allowed || (cell.EntryDate is not null && cell.Breakdown is not null))
        {
            throw new ArgumentException(
                $"Units stop after required steps, skip optional ones, and are taken by date or by breakdown, not by both; given {cell}."
            );
        }

        if (cell.Value is not null && cell.Breakdown is null)
        {
            throw new ArgumentException($"A value is of a breakdown, but none is given beside \"{cell.Value}\".");
        }
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
