using EcommerceNotebooks.Customers;

namespace EcommerceNotebooks.Funnels;

/// <summary>Gives the units of a funnel the values that they are told apart by, and counts them by these.</summary>
internal static class FunnelValues
{
    private const string Valued = "valued";

    /// <summary>Builds a funnel whose units have one value: none.</summary>
    internal static FunnelScripts Build(ShopSession session, FunnelOptions options) =>
        Build(session, options, "funnel_by_nothing.sql");

    /// <summary>Builds a funnel whose units have the date of their entry as their value.</summary>
    internal static FunnelScripts BuildByDate(ShopSession session, FunnelOptions options) =>
        Build(session, options, "funnel_by_date.sql");

    /// <summary>Builds a funnel whose units have the values of a breakdown; where they are only counted, less of them is kept.</summary>
    internal static FunnelScripts Build(ShopSession session, FunnelOptions options, FunnelBreakdown by, bool isCount)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (by == FunnelBreakdown.RfmSegment)
        {
            RfmReader.Build(
                session,
                options.Rfm
                    ?? throw new ArgumentException("A funnel by RFM segment needs the options' Rfm.", nameof(options)),
                RfmReader.Buyers
            );
        }

        var scripts = FunnelBuilder.Build(session, options, by);
        if (by == FunnelBreakdown.Category)
        {
            NameEntries(scripts, "entry_category_id", "category_code");
            ValueEntries(scripts, "funnel_category_variants.sql", isCount && !FunnelBuilder.StartsBySessions(options));
        }
        else if (by == FunnelBreakdown.Brand)
        {
            NameEntries(scripts, "entry_product_id", "brand");
            ValueEntries(scripts, "funnel_brand_variants.sql", isCount && !FunnelBuilder.StartsBySessions(options));
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
        scripts.Relate(
            "counted",
            by is FunnelBreakdown.Brand or FunnelBreakdown.Category ? "counted_entries.sql" : "counted_values.sql"
        );
        return scripts;
    }

    /// <summary>The values with most units, of equal ones the first by name; the rest together.</summary>
    internal static FunnelGroup[] Groups(FunnelScripts scripts, FunnelOptions options)
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

    /// <summary>Every value with its units.</summary>
    internal static IEnumerable<FunnelGroup> Counts(FunnelScripts scripts, FunnelOptions options) =>
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

    private static FunnelScripts Build(ShopSession session, FunnelOptions options, string valued)
    {
        var scripts = FunnelBuilder.Build(session, options);
        scripts.Relate(Valued, valued);
        scripts.Relate("counted", "counted_values.sql");
        return scripts;
    }

    private static void NameEntries(FunnelScripts scripts, string entryKey, string code)
    {
        scripts.Name("entry_key", entryKey);
        scripts.Name("code", code);
    }

    private static void ValueEntries(FunnelScripts scripts, string variants, bool keepsAlone)
    {
        if (keepsAlone)
        {
            scripts.Execute("funnel_alone.sql");
            scripts.Relate("alone", "alone_units.sql");
        }

        scripts.Execute(variants);
        scripts.Execute("funnel_entry_values.sql");
    }
}
