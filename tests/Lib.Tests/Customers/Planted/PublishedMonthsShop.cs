using EcommerceNotebooks.Published;
using EcommerceNotebooks.Synthetic.Fidelity;

namespace Tests.Customers.Planted;

/// <summary>Both published months at a hundredth of their size, beside what was published.</summary>
public sealed class PublishedMonthsShop() : PlantedShop(0.01, ["2019-Oct", "2019-Nov"])
{
    /// <summary>The collection of the test classes that share it.</summary>
    public const string Collection = "Published months";

    internal static readonly DateTime November = new(2019, 11, 1);
    internal static readonly DateTime December = new(2019, 12, 1);

    /// <summary>A published total of a period.</summary>
    internal static double Total(string period, string metric) =>
        (double)Assert.Single(PublishedTotals.For(period).Totals, total => total.Metric == metric).Value;

    /// <summary>A published number beyond the totals.</summary>
    internal static double Profile(string period, string measure, string key = "") =>
        Assert
            .Single(
                PublishedProfile.Entries,
                entry => (entry.Period, entry.Measure, entry.Key) == (period, measure, key)
            )
            .Value;
}
