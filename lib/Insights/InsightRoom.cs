using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Insights;

namespace EcommerceNotebooks;

/// <summary>
/// Insights, each from queries over marts and other small tables that earlier steps built; only <see cref="MissingLabels"/> looks at single events. Without events counts are 0, and ratios and means are null.
/// Every method throws <see cref="InvalidOperationException"/>, naming the step to run first, when its tables are not built yet.
/// </summary>
public sealed class InsightRoom
{
    private const int MostRows = 10_000;
    private const string UnknownBrand = "unknown_brand";
    private const string Uncategorized = "uncategorized";
    private readonly IShopScope scope;

    internal InsightRoom(IShopScope scope) => this.scope = scope;

    /// <summary>The clean events as a whole: their dates, and what cannot be said of them.</summary>
    public LogOverview LogOverview() =>
        scope.Ask(session =>
            new InsightQuery(
                "log_overview.sql",
                "mart_event_hours",
                "mart_prices",
                "mart_missing_values",
                "mart_categories",
                "mart_quarantine_reasons"
            ).Row<LogOverview>(session) with
            {
                Invented = LakeFolder.Of(session.Shop).Manifests.Current().Invented,
            }
        );

    /// <summary>Events by type and the ratios between them, events over events.</summary>
    public EventRatios EventRatios() =>
        scope.Ask(session => new InsightQuery("event_ratios.sql", "mart_event_hours").Row<EventRatios>(session));

    /// <summary>Events by type with shares.</summary>
    public EventTypes EventTypes() =>
        scope.Ask(session => new EventTypes(
            new InsightQuery("event_types.sql", "mart_event_hours").Rows<EventTypeCount>(session)
        ));

    /// <summary>Sessions by what happened in them, sessions over sessions.</summary>
    public SessionConversion SessionConversion() =>
        scope.Ask(session =>
            new InsightQuery("session_conversion.sql", "mart_session_durations").Row<SessionConversion>(session)
        );

    /// <summary>Prices of items, that is of single purchase events.</summary>
    public ItemPrices ItemPrices() =>
        scope.Ask(session => new InsightQuery("item_prices.sql", "mart_prices").Row<ItemPrices>(session));

    /// <summary>Prices of viewed, carted, removed and bought items.</summary>
    public EventTypePrices EventTypePrices() =>
        scope.Ask(session => new EventTypePrices(
            new InsightQuery("event_type_prices.sql", "mart_prices").Rows<EventTypePrice>(session)
        ));

    /// <summary>Values of orders, that is of sessions with a purchase.</summary>
    public OrderValues OrderValues() =>
        scope.Ask(session =>
            new InsightQuery(
                "order_values.sql",
                "mart_order_values",
                "mart_user_orders",
                "mart_prices"
            ).Row<OrderValues>(session)
        );

    /// <summary>Activity and revenue by hour of the day (UTC), all 24 hours.</summary>
    public HourlyActivity HourlyActivity() =>
        scope.Ask(session => new HourlyActivity(
            new InsightQuery("hourly_activity.sql", "mart_hours").Rows<HourOfDay>(session)
        ));

    /// <summary>The categories with the most revenue (1 to 10,000 rows); events without a category make one row.</summary>
    public RevenueRanking TopCategories(int rows = 10) =>
        scope.Ask(session =>
            Ranking(session, "Categories by revenue", "mart_categories", "category_code", Uncategorized, rows)
        );

    /// <summary>The brands with the most revenue (1 to 10,000 rows); events without a brand make one row.</summary>
    public RevenueRanking TopBrands(int rows = 10) =>
        scope.Ask(session => Ranking(session, "Brands by revenue", "mart_brands", "brand", UnknownBrand, rows));

    /// <summary>Users, what they did and how many bought.</summary>
    public UserEngagement UserEngagement() =>
        scope.Ask(session =>
            new InsightQuery("user_engagement.sql", "mart_session_durations", "mart_user_orders").Row<UserEngagement>(
                session
            )
        );

    /// <summary>Missing values of each column of the log, and what is done with them.</summary>
    public MissingValues MissingValues() =>
        scope.Ask(session => new MissingValues(
            new InsightQuery(
                "missing_values.sql",
                "mart_missing_values",
                "mart_event_hours",
                "mart_quarantine_reasons"
            ).Rows<MissingColumn>(session)
        ));

    /// <summary>The first events (1 to 10,000 rows) that miss a brand or a category, with the labels readers see instead.</summary>
    public MissingLabels MissingLabels(int rows = 5) =>
        scope.Ask(session => new MissingLabels(
            new InsightQuery("missing_labels.sql", "events").Rows<MissingLabel>(
                session,
                new
                {
                    rows = Checked(rows),
                    brand_label = UnknownBrand,
                    category_label = Uncategorized,
                }
            )
        ));

    /// <summary>What is missing or odd in the events.</summary>
    public DataQualityInsights DataQuality() =>
        scope.Ask(session => new DataQualityInsights(
            new InsightQuery(
                "data_quality_insights.sql",
                "mart_event_hours",
                "mart_missing_values",
                "mart_prices",
                "mart_quarantine_reasons"
            ).Rows<DataQualityFinding>(session)
        ));

    /// <summary>Events by price in ranges that do not overlap, and quantiles of the prices.</summary>
    public PriceDistribution PriceDistribution() =>
        scope.Ask(session => new PriceDistribution(
            new InsightQuery("price_distribution.sql", "mart_prices").Rows<PriceBucket>(session),
            new InsightQuery("price_quantiles.sql", "mart_prices").Row<PriceQuantiles>(session)
        ));

    /// <summary>Session conversion by session duration.</summary>
    public DurationConversion DurationConversion() =>
        scope.Ask(session => new DurationConversion(
            new InsightQuery("duration_conversion.sql", "mart_session_durations").Rows<DurationBucket>(session)
        ));

    /// <summary>Users by how many sessions they have, with shares of revenue.</summary>
    public UserSegments UserSegments() =>
        scope.Ask(session => new UserSegments(
            new InsightQuery("user_segments.sql", "mart_user_segments").Rows<UserSegment>(session)
        ));

    /// <summary>The figures of every date from the first to the last with an event.</summary>
    public DailyKpis DailyKpis() => scope.Ask(Daily);

    /// <summary>The days that break the pattern of the days around them and of their weekday, over all daily figures together: see <see cref="UnusualDaysOptions"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public UnusualDays UnusualDays(UnusualDaysOptions? options = null) =>
        scope.Ask(session => Insights.UnusualDays.Of(Daily(session).Days, options));

    /// <summary>The users who spent most (1 to 10,000 rows).</summary>
    public TopUsers TopUsers(int rows = 5) =>
        scope.Ask(session => new TopUsers(
            new InsightQuery("top_users.sql", "mart_top_users").Rows<TopUser>(session, new { rows = Checked(rows) })
        ));

    /// <summary>The products seen most (1 to 10,000 rows).</summary>
    public TopProducts TopProducts(int rows = 5) =>
        scope.Ask(session => new TopProducts(
            new InsightQuery("top_products.sql", "dim_products").Rows<TopProduct>(session, new { rows = Checked(rows) })
        ));

    /// <summary>Revenue by hour of the day through the star schema.</summary>
    public RevenueByHour RevenueByHour() =>
        scope.Ask(session => new RevenueByHour(
            new InsightQuery("revenue_by_hour.sql", "mart_revenue_hours").Rows<RevenueHour>(session)
        ));

    private static DailyKpis Daily(ShopSession session) =>
        new(new InsightQuery("daily_kpis.sql", "fact_daily_kpis").Rows<DailyKpi>(session));

    private static RevenueRanking Ranking(
        ShopSession session,
        string title,
        string mart,
        string column,
        string missingLabel,
        int rows
    ) =>
        new(
            title,
            column,
            missingLabel,
            new InsightQuery("revenue_ranking.sql", mart).Rows<RevenueGroup>(
                session,
                new
                {
                    column,
                    mart,
                    rows = Checked(rows),
                }
            )
        );

    private static int Checked(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, MostRows);
        return rows;
    }
}

/// <summary>Opens the room.</summary>
public static class InsightRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Insights from marts: the log, sessions, orders, prices, days, rankings.</summary>
        public InsightRoom Insights => new(scope);
    }
}
