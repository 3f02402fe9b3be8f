using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Customers;

/// <summary>Runs the query of times to the next purchase.</summary>
internal static class SurvivalReader
{
    internal static KaplanMeier NextPurchase(
        Shop shop,
        DateTime asOf,
        EventFilter? filter,
        bool everyPurchase,
        CancellationToken cancellationToken
    )
    {
        var times = FilteredPurchases
            .Of(shop, filter)
            .Query<(double Days, bool Happened, long Buyers)>(
                SqlScript.Load(typeof(SurvivalReader), "Survival/next_purchase_times.sql"),
                new { as_of = ObservedDays.End(asOf, filter), every_purchase = everyPurchase },
                cancellationToken
            );
        return KaplanMeier.Of(
            times.Select(row => new SurvivalTime(row.Days, row.Happened, row.Buyers)),
            $"No next purchase yet, from {(everyPurchase ? "each" : "the first")} purchase day on, as of {CustomerText.Date(asOf)}",
            "days"
        );
    }
}
