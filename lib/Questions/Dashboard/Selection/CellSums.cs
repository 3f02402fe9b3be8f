namespace EcommerceNotebooks.Questions.Dashboard.Selection;

/// <summary>Events by type, and what the purchases among them bring.</summary>
internal record CellSums(
    long Events,
    long Views,
    long Carts,
    long Removes,
    long Purchases,
    long PricedPurchases,
    decimal Revenue
)
{
    /// <summary>Those of no event.</summary>
    internal static CellSums None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    internal double? PurchasesPerView => Views == 0 ? null : (double)Purchases / Views;

    internal decimal? MeanItemPrice => PricedPurchases == 0 ? null : decimal.Round(Revenue / PricedPurchases, 2);

    internal decimal? RevenuePerEvent => Events == 0 ? null : decimal.Round(Revenue / Events, 2);

    /// <summary>Several added up.</summary>
    internal static CellSums Add(IEnumerable<CellSums> parts) =>
        parts.Aggregate(
            None,
            (sum, part) =>
                new CellSums(
                    sum.Events + part.Events,
                    sum.Views + part.Views,
                    sum.Carts + part.Carts,
                    sum.Removes + part.Removes,
                    sum.Purchases + part.Purchases,
                    sum.PricedPurchases + part.PricedPurchases,
                    sum.Revenue + part.Revenue
                )
        );

    /// <summary>Several with the sums of each group, in the order of keys.</summary>
    internal static IEnumerable<(TKey Key, CellSums Sums)> By<TKey, TSums>(
        IEnumerable<TSums> parts,
        Func<TSums, TKey> key
    )
        where TSums : CellSums =>
        parts.GroupBy(key).OrderBy(group => group.Key).Select(group => (group.Key, Add(group)));
}

/// <summary>Those of a clock hour of the zone.</summary>
internal sealed record HourSums(DateTime LocalHour, CellSums Sums) : CellSums(Sums)
{
    internal DateOnly Date => DateOnly.FromDateTime(LocalHour);

    /// <summary>Monday is 1.</summary>
    internal int Weekday => ((int)LocalHour.DayOfWeek + 6) % 7 + 1;

    internal int Hour => LocalHour.Hour;
}

/// <summary>Those of a date.</summary>
internal sealed record DateSums(DateOnly Date, CellSums Sums) : CellSums(Sums);

/// <summary>Those of a category or brand; the name is null for events without one.</summary>
internal sealed record NamedSums(string? Name, CellSums Sums) : CellSums(Sums);
