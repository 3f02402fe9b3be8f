using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Customers;

/// <summary>Runs the query of times to the next purchase.</summary>
internal static class SurvivalReader
{
    internal static KaplanMeier NextPurchase(ShopSession session, NextPurchaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var times = FilteredPurchases
            .Of(session, options.Filter)
            .Query<(double Days, bool Happened, long Buyers)>(
                SqlScript.Load(typeof(SurvivalReader), "Survival/next_purchase_times.sql"),
                new { as_of = ObservedDays.End(options.AsOf, options.Filter), every_purchase = options.EveryPurchase }
            );
        return KaplanMeier.Of(
            times.Select(row => new SurvivalTime(row.Days, row.Happened, row.Buyers)),
            $"No next purchase yet, from {(options.EveryPurchase ? "each" : "the first")} purchase day on, as of {CustomerText.Date(options.AsOf)}",
            "days"
        );
    }
}
