namespace EcommerceNotebooks.Questions.Dashboard;

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
    private const string File = "cell_sums.sql";

    internal double? PurchasesPerView => Views == 0 ? null : (double)Purchases / Views;

    internal decimal? MeanItemPrice => PricedPurchases == 0 ? null : decimal.Round(Revenue / PricedPurchases, 2);

    internal decimal? RevenuePerEvent => Events == 0 ? null : decimal.Round(Revenue / Events, 2);

    /// <summary>Several added up.</summary>
    internal static CellSums Add(IEnumerable<CellSums> parts) =>
        parts.Aggregate(
            new CellSums(0, 0, 0, 0, 0, 0, 0),
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

    internal static CellSums Read(DashboardContext context) => context.Query<CellSums>(File, "all").Single();

    internal static IReadOnlyList<DateSums> ByDate(DashboardContext context) => context.Query<DateSums>(File, "dates");

    internal static IReadOnlyList<HourSums> ByHour(DashboardContext context) => context.Query<HourSums>(File, "hours");

    internal static IReadOnlyList<NamedSums> ByCategory(DashboardContext context) =>
        context.Query<NamedSums>(File, "categories");

    internal static IReadOnlyList<NamedSums> ByBrand(DashboardContext context) =>
        context.Query<NamedSums>(File, "brands");
}

/// <summary>Those of a date.</summary>
internal sealed record DateSums(
    DateOnly Date,
    long Events,
    long Views,
    long Carts,
    long Removes,
    long Purchases,
    long PricedPurchases,
    decimal Revenue
) : CellSums(Events, Views, Carts, Removes, Purchases, PricedPurchases, Revenue);

/// <summary>Those of an hour of a weekday.</summary>
internal sealed record HourSums(
    int Weekday,
    int Hour,
    long Events,
    long Views,
    long Carts,
    long Removes,
    long Purchases,
    long PricedPurchases,
    decimal Revenue
) : CellSums(Events, Views, Carts, Removes, Purchases, PricedPurchases, Revenue);

/// <summary>Those of a category or brand; the name is null for events without one.</summary>
internal sealed record NamedSums(
    string? Name,
    long Events,
    long Views,
    long Carts,
    long Removes,
    long Purchases,
    long PricedPurchases,
    decimal Revenue
) : CellSums(Events, Views, Carts, Removes, Purchases, PricedPurchases, Revenue);
