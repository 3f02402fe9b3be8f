using EcommerceNotebooks.Insights;

namespace EcommerceNotebooks;

/// <summary>
/// Insights, each from queries over marts and other small tables that earlier steps built, so that none reads events or sessions. Without events counts are 0, and ratios and means are null.
/// Every method throws <see cref="InvalidOperationException"/>, naming the step to run first, when its tables are not built yet.
/// </summary>
public static class ShopInsights
{
    private const int MostRows = 10_000;

    /// <summary>The clean events as a whole: their dates, and what cannot be said of them.</summary>
    public static LogOverview LogOverview(this Shop shop, CancellationToken cancellationToken = default) =>
        new InsightQuery(
            "log_overview.sql",
            "mart_event_hours",
            "mart_prices",
            "mart_missing_values",
            "mart_categories",
            "mart_quarantine_reasons"
        ).Row<LogOverview>(shop, cancellationToken) with
        {
            Invented = shop.CurrentLake().Invented,
        };

    /// <summary>Events by type and the ratios between them, events over events.</summary>
    public static EventRatios EventRatios(this Shop shop, CancellationToken cancellationToken = default) =>
        new InsightQuery("event_ratios.sql", "mart_event_hours").Row<EventRatios>(shop, cancellationToken);

    /// <summary>Events by type with shares.</summary>
    public static EventTypes EventTypes(this Shop shop, CancellationToken cancellationToken = default) =>
        new(new InsightQuery("event_types.sql", "mart_event_hours").Rows<EventTypeCount>(shop, cancellationToken));

    /// <summary>Sessions by what happened in them, sessions over sessions.</summary>
    public static SessionConversion SessionConversion(this Shop shop, CancellationToken cancellationToken = default) =>
        new InsightQuery("session_conversion.sql", "mart_session_durations").Row<SessionConversion>(
            shop,
            cancellationToken
        );

    /// <summary>Prices of items, that is of single purchase events.</summary>
    public static ItemPrices ItemPrices(this Shop shop, CancellationToken cancellationToken = default) =>
        new InsightQuery("item_prices.sql", "mart_prices").Row<ItemPrices>(shop, cancellationToken);

    /// <summary>Values of orders, that is of sessions with a purchase.</summary>
    public static OrderValues OrderValues(this Shop shop, CancellationToken cancellationToken = default) =>
        new InsightQuery("order_values.sql", "mart_order_values", "mart_user_orders", "mart_prices").Row<OrderValues>(
            shop,
            cancellationToken
        );

    /// <summary>Activity and revenue by hour of the day (UTC), all 24 hours.</summary>
    public static HourlyActivity HourlyActivity(this Shop shop, CancellationToken cancellationToken = default) =>
        new(new InsightQuery("hourly_activity.sql", "mart_hours").Rows<HourOfDay>(shop, cancellationToken));

    /// <summary>The categories with the most revenue (1 to 10,000 rows); events without a category make one row.</summary>
    public static RevenueRanking TopCategories(
        this Shop shop,
        int rows = 10,
        CancellationToken cancellationToken = default
    ) =>
        Ranking(
            shop,
            "Categories by revenue",
            "mart_categories",
            "category_code",
            "uncategorized",
            rows,
            cancellationToken
        );

    /// <summary>The brands with the most revenue (1 to 10,000 rows); events without a brand make one row.</summary>
    public static RevenueRanking TopBrands(
        this Shop shop,
        int rows = 10,
        CancellationToken cancellationToken = default
    ) => Ranking(shop, "Brands by revenue", "mart_brands", "brand", "unknown_brand", rows, cancellationToken);

    /// <summary>Users, what they did and how many bought.</summary>
    public static UserEngagement UserEngagement(this Shop shop, CancellationToken cancellationToken = default) =>
        new InsightQuery("user_engagement.sql", "mart_session_durations", "mart_user_orders").Row<UserEngagement>(
            shop,
            cancellationToken
        );

    /// <summary>What is missing or odd in the events.</summary>
    public static DataQualityInsights DataQualityInsights(
        this Shop shop,
        CancellationToken cancellationToken = default
    ) =>
        new(
            new InsightQuery(
                "data_quality_insights.sql",
                "mart_event_hours",
                "mart_missing_values",
                "mart_prices",
                "mart_quarantine_reasons"
            ).Rows<DataQualityFinding>(shop, cancellationToken)
        );

    /// <summary>Events by price in ranges that do not overlap, and quantiles of the prices.</summary>
    public static PriceDistribution PriceDistribution(this Shop shop, CancellationToken cancellationToken = default) =>
        new(
            new InsightQuery("price_distribution.sql", "mart_prices").Rows<PriceBucket>(shop, cancellationToken),
            new InsightQuery("price_quantiles.sql", "mart_prices").Row<PriceQuantiles>(shop, cancellationToken)
        );

    /// <summary>Session conversion by session duration.</summary>
    public static DurationConversion DurationConversion(
        this Shop shop,
        CancellationToken cancellationToken = default
    ) =>
        new(
            new InsightQuery("duration_conversion.sql", "mart_session_durations").Rows<DurationBucket>(
                shop,
                cancellationToken
            )
        );

    /// <summary>Users by how many sessions they have, with shares of revenue.</summary>
    public static UserSegments UserSegments(this Shop shop, CancellationToken cancellationToken = default) =>
        new(new InsightQuery("user_segments.sql", "mart_user_segments").Rows<UserSegment>(shop, cancellationToken));

    /// <summary>The figures of every date from the first to the last with an event.</summary>
    public static DailyKpis DailyKpis(this Shop shop, CancellationToken cancellationToken = default) =>
        new(new InsightQuery("daily_kpis.sql", "fact_daily_kpis").Rows<DailyKpi>(shop, cancellationToken));

    /// <summary>The days that break the pattern of the days around them and of their weekday, over all daily figures together: see <see cref="UnusualDaysOptions"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static UnusualDays UnusualDays(
        this Shop shop,
        UnusualDaysOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Insights.UnusualDays.Of(shop.DailyKpis(cancellationToken).Days, options);

    /// <summary>The users who spent most (1 to 10,000 rows).</summary>
    public static TopUsers TopUsers(this Shop shop, int rows = 5, CancellationToken cancellationToken = default) =>
        new(
            new InsightQuery("top_users.sql", "mart_top_users").Rows<TopUser>(
                shop,
                new { rows = Checked(rows) },
                cancellationToken
            )
        );

    /// <summary>The products seen most (1 to 10,000 rows).</summary>
    public static TopProducts TopProducts(
        this Shop shop,
        int rows = 5,
        CancellationToken cancellationToken = default
    ) =>
        new(
            new InsightQuery("top_products.sql", "dim_products").Rows<TopProduct>(
                shop,
                new { rows = Checked(rows) },
                cancellationToken
            )
        );

    /// <summary>Revenue by hour of the day through the star schema.</summary>
    public static RevenueByHour RevenueByHour(this Shop shop, CancellationToken cancellationToken = default) =>
        new(new InsightQuery("revenue_by_hour.sql", "mart_revenue_hours").Rows<RevenueHour>(shop, cancellationToken));

    private static RevenueRanking Ranking(
        Shop shop,
        string title,
        string mart,
        string column,
        string missingLabel,
        int rows,
        CancellationToken cancellationToken
    ) =>
        new(
            title,
            column,
            missingLabel,
            new InsightQuery("revenue_ranking.sql", mart) { Column = column, Mart = mart }.Rows<RevenueGroup>(
                shop,
                new { rows = Checked(rows) },
                cancellationToken
            )
        );

    private static int Checked(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, MostRows);
        return rows;
    }
}
