using EcommerceNotebooks;
using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Paths;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Retention;

namespace Benchmarks.Customers;

/// <summary>The questions about customers that are measured.</summary>
internal static class CustomerQuestions
{
    private static readonly (string, string[]) Journeys = (
        "events",
        ["event_id", "session_key", "event_time", "event_type"]
    );

    private static readonly (string, string[]) UserJourneys = (
        "events",
        ["event_id", "user_id", "event_time", "event_type"]
    );

    private static readonly (string, string[]) ProductJourneys = (
        "events",
        ["event_id", "user_id", "product_id", "event_time", "event_type"]
    );

    private static readonly (string, string[]) Steps = (
        "events",
        ["event_id", "session_key", "event_time", "event_type", "category_code"]
    );

    private static readonly (string, string[]) Days = ("events", ["user_id", "event_time"]);

    private static readonly (string, string[]) Purchases = ("events", ["user_id", "event_time", "event_type", "price"]);

    /// <summary>All of them, in the order of the notebook.</summary>
    internal static IReadOnlyList<CustomerQuestion> All { get; } =
    [
        new("funnel of sessions", Journeys, (shop, asOf, filter) => shop.Funnels.Count(Funnel(asOf, filter))),
        new(
            "funnel of users, 7 days",
            UserJourneys,
            (shop, asOf, filter) => shop.Funnels.Count(Funnel(asOf, filter) with { Unit = FunnelUnit.User })
        ),
        new(
            "funnel of users and products, 7 days",
            ProductJourneys,
            (shop, asOf, filter) => shop.Funnels.Count(Funnel(asOf, filter) with { Unit = FunnelUnit.UserAndProduct })
        ),
        new(
            "funnel of sessions by category",
            Steps,
            (shop, asOf, filter) => shop.Funnels.By(Funnel(asOf, filter), FunnelBreakdown.Category)
        ),
        new(
            "retention by week",
            Days,
            (shop, asOf, filter) => shop.Retention.Cohorts(new RetentionOptions { AsOf = asOf, Filter = filter })
        ),
        new(
            "lifecycle by week",
            Days,
            (shop, asOf, filter) =>
                shop.Activity.Lifecycle(Activity(asOf, filter) with { Period = CalendarPeriod.Week })
        ),
        new("stickiness", Days, (shop, asOf, filter) => shop.Activity.Stickiness(Activity(asOf, filter))),
        new(
            "daily, weekly and monthly active users",
            Days,
            (shop, asOf, filter) => shop.Activity.ActiveUsers(Activity(asOf, filter))
        ),
        new(
            "paths after a cart of electronics",
            Steps,
            (shop, asOf, filter) =>
                shop.Paths.Flow(
                    new PathOptions
                    {
                        AsOf = asOf,
                        Filter = filter,
                        Anchor = "cart · electronics",
                        Step = PathStep.EventTypeAndTopCategory,
                    }
                )
        ),
        new("RFM segments", Purchases, (shop, asOf, filter) => shop.Customers.Rfm(Rfm(asOf, filter))),
        new(
            "RFM migration, 30 days",
            Purchases,
            (shop, asOf, filter) => shop.Customers.RfmMigration(Rfm(asOf, filter), asOf.AddDays(-30))
        ),
        new(
            "buyers at risk",
            Purchases,
            (shop, asOf, filter) => shop.Customers.ChurnRisk(new ChurnRiskOptions { Rfm = Rfm(asOf, filter) })
        ),
        new(
            "concentration of buyers",
            Purchases,
            (shop, asOf, filter) =>
                shop.Customers.Concentration(new ConcentrationOptions { AsOf = asOf, Filter = filter })
        ),
        new(
            "lifetime value",
            Purchases,
            (shop, asOf, filter) => shop.Customers.LifetimeValue(new LifetimeOptions { AsOf = asOf, Filter = filter })
        ),
        new(
            "time to next purchase",
            Purchases,
            (shop, asOf, filter) =>
                shop.Customers.TimeToNextPurchase(new NextPurchaseOptions { AsOf = asOf, Filter = filter })
        ),
        new(
            "clusters of buyers",
            Purchases,
            (shop, asOf, filter) => shop.Customers.Clusters(new ClusterOptions { Rfm = Rfm(asOf, filter) })
        ),
    ];

    private static FunnelOptions Funnel(DateTime asOf, EventFilter filter) => new() { AsOf = asOf, Filter = filter };

    private static ActivityOptions Activity(DateTime asOf, EventFilter filter) =>
        new() { AsOf = asOf, Filter = filter };

    private static RfmOptions Rfm(DateTime asOf, EventFilter filter) => new() { AsOf = asOf, Filter = filter };
}
