using EcommerceNotebooks;
using EcommerceNotebooks.Published;
using Tests.Support;

namespace Tests.Published;

public class PublishedComparisonTests
{
    private static readonly SourceSize[] Sources = [new("a.csv", 6, 600)];

    [Fact]
    public void ComparePublished_EveryTotalRight_AgreesWithDifferencesOfZero()
    {
        using var shop = OpenSixEvents();

        var comparison = shop.ComparePublished(Sources, Reference(SixEventsTotals));

        Assert.True(
            comparison.Agrees,
            string.Join('\n', comparison.Differences.Where(row => row.Status != PublishedStatus.Agrees))
        );
        Assert.Equal("2019-11", Assert.Single(comparison.Periods));
        Assert.Equal(SixEventsTotals.Length, comparison.Differences.Length);
        Assert.All(comparison.Differences, row => Assert.Equal(0m, row.Difference));
    }

    [Fact]
    public void ComparePublished_WrongCount_DiffersByOursLessPublished()
    {
        using var shop = OpenSixEvents();

        var comparison = shop.ComparePublished(Sources, Reference(Total("views", 5m), Total("carts", 2m)));

        Assert.False(comparison.Agrees);
        Assert.True(comparison.IsPublished);
        var views = Assert.Single(comparison.Differences, row => row.Metric == "views");
        Assert.Equal(
            (PublishedStatus.Differs, 5m, 2m, -3m),
            (views.Status, views.Published, views.Ours, views.Difference)
        );
        Assert.Equal("1 of 2 published numbers agree.", comparison.Verdict);
    }

    [Theory]
    [InlineData(0.34, PublishedStatus.Agrees)]
    [InlineData(0.33, PublishedStatus.Differs)]
    public void ComparePublished_RoundedMean_AgreesUpToTheTolerance(double tolerance, PublishedStatus expected)
    {
        using var shop = OpenSixEvents();

        // Six prices of 10, 10, 10, 20, 20 and 0: the mean is 11.666667 and lies 0.333333 from 12.
        var comparison = shop.ComparePublished(Sources, Reference(Total("price_mean", 12m, (decimal)tolerance)));

        Assert.Equal(expected, Assert.Single(comparison.Differences).Status);
    }

    [Fact]
    public void ComparePublished_MeanOfNoRows_IsNotComputed()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);

        var comparison = shop.ComparePublished(Sources, Reference(Total("purchase_price_mean", 1m)));

        var row = Assert.Single(comparison.Differences);
        Assert.Equal((PublishedStatus.NotComputed, null, null), (row.Status, row.Ours, row.Difference));
        Assert.False(comparison.Agrees);
    }

    [Theory]
    [InlineData(7, 600)]
    [InlineData(6, 601)]
    public void ComparePublished_OtherRowsOrBytes_ComparesNothingAndSaysSo(long rows, long bytes)
    {
        using var shop = OpenSixEvents();

        var comparison = shop.ComparePublished([new SourceSize("a.csv", rows, bytes)], Reference(Total("views", 2m)));

        Assert.False(comparison.IsPublished);
        Assert.False(comparison.Agrees);
        Assert.Empty(comparison.Differences);
        Assert.StartsWith("Not one of the published months", comparison.Verdict, StringComparison.Ordinal);
        Assert.Equal(0, comparison.ToTable().RowCount);
    }

    [Fact]
    public void ComparePublished_FurtherSourceInTheLake_CountsOnlyThePublishedOne()
    {
        using var shop = RawEvents.Open([.. SixEvents(), RawEvents.Ordinary with { SourceFile = "b.csv" }]);

        var comparison = shop.ComparePublished(
            [.. Sources, new SourceSize("b.csv", 1, 100)],
            Reference(Total("events", 6m))
        );

        Assert.True(comparison.Agrees);
    }

    [Fact]
    public void ComparePublished_BothFilesThere_ComparesTheirUnionToo()
    {
        using var shop = RawEvents.Open([
            .. SixEvents(),
            RawEvents.Ordinary with
            {
                SourceFile = "b.csv",
                EventTime = new DateTime(2019, 12, 1),
                EventType = "purchase",
                UserId = 8,
            },
        ]);
        var reference = PublishedReference.Parse(
            """
            {"dataset": "x", "sources": {"R1": "one"}, "periods": [
              {"period": "first", "files": [{"name": "a", "rows": 6, "bytes": 600}], "totals": [{"metric": "events", "value": 6, "sources": ["R1"]}]},
              {"period": "both", "files": [{"name": "a", "rows": 6, "bytes": 600}, {"name": "b", "rows": 1, "bytes": 100}],
               "totals": [{"metric": "events", "value": 7, "sources": ["R1"]}, {"metric": "repeat_buyers", "value": 1, "sources": ["R1"]}]}]}
            """
        );

        var alone = shop.ComparePublished(Sources, reference);
        var together = shop.ComparePublished([.. Sources, new SourceSize("b.csv", 1, 100)], reference);

        Assert.Equal("first", string.Join(", ", alone.Periods));
        Assert.Equal("first, both", string.Join(", ", together.Periods));
        Assert.True(together.Agrees);
    }

    [Fact]
    public void ComparePublished_MetricWithoutQuery_IsRefusedByName()
    {
        using var shop = OpenSixEvents();

        var error = Assert.Throws<ArgumentException>(() =>
            shop.ComparePublished(Sources, Reference(Total("moons", 1m)))
        );

        Assert.Contains("\"moons\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ComparePublished_EveryKeptMetric_HasAQuery()
    {
        using var shop = OpenSixEvents();
        SourceSize[] published =
        [
            .. PublishedTotals
                .For("2019-10 and 2019-11")
                .Files.Select(file => new SourceSize("a.csv", file.Rows, file.Bytes)),
        ];

        var comparison = shop.ComparePublished(published);

        Assert.Equal(3, comparison.Periods.Length);
        Assert.Equal(
            PublishedTotals.Reference.Periods.Sum(period => period.Totals.Length),
            comparison.Differences.Length
        );
        Assert.All(
            comparison.Differences.Where(row => row.Metric == "events"),
            row => Assert.Equal(PublishedStatus.Differs, row.Status)
        );
    }

    [Fact]
    public void ComparePublished_ThreeEqualRows_CountsTwoCopies()
    {
        using var shop = RawEvents.Open([
            RawEvents.Ordinary,
            RawEvents.Ordinary,
            RawEvents.Ordinary,
            RawEvents.Ordinary with
            {
                Brand = null,
            },
        ]);

        var comparison = shop.ComparePublished(
            Sources,
            Reference(Total("exact_duplicates", 2m), Total("legacy_duplicates", 3m))
        );

        Assert.True(comparison.Agrees);
    }

    [SharedDataFact(RealSample.RelativePath)]
    public void ComparePublished_RealSample_MatchesItsKnownTotals()
    {
        using var shop = RealSample.OpenWithRawEvents();
        var reference = Reference(
            Total("events", 34_844m),
            Total("views", 33_696m),
            Total("carts", 671m),
            Total("purchases", 477m),
            Total("exact_duplicates", 34_844m - 34_820m),
            Total("user_sessions", 7_859m),
            Total("sessions_with_purchase", 409m),
            Total("sessions_with_cart", 433m),
            Total("users", 7_785m),
            Total("products", 10_938m),
            Total("revenue", 146_663.25m),
            Total("null_sessions", 0m)
        );

        var comparison = shop.ComparePublished([new SourceSize("sample.csv", 6, 600)], reference);

        Assert.True(comparison.Agrees, string.Join('\n', comparison.Differences));
    }

    // Worked out by hand from SixEvents.
    private static readonly PublishedTotal[] SixEventsTotals =
    [
        Total("events", 6m),
        Total("views", 2m),
        Total("carts", 2m),
        Total("purchases", 2m),
        Total("removals", 0m),
        Total("users", 2m),
        Total("products", 2m),
        Total("category_ids", 1m),
        Total("category_codes", 1m),
        Total("brands", 2m),
        Total("sessions", 2m),
        Total("user_sessions", 3m),
        Total("shared_sessions", 1m),
        Total("null_category_codes", 1m),
        Total("null_brands", 1m),
        Total("null_sessions", 1m),
        Total("price_min", 0m),
        Total("price_max", 20m),
        Total("price_median", 10m),
        Total("zero_prices", 1m),
        Total("zero_price_carts", 1m),
        Total("zero_price_views", 0m),
        Total("exact_duplicates", 0m),
        Total("legacy_duplicates", 1m),
        Total("revenue", 40m),
        Total("purchase_price_mean", 20m),
        Total("buyers", 2m),
        Total("repeat_buyers", 0m),
        Total("sessions_with_view", 1m),
        Total("sessions_with_cart", 1m),
        Total("sessions_with_purchase", 2m),
        Total("events_per_session_max", 3m),
        Total("events_per_session_median", 1m),
        Total("session_seconds_mean", 20m),
        Total("session_seconds_median", 0m),
        Total("sessions_below_3_events", 2m),
        Total("purchases_on_15_november", 1m),
        Total("events_on_29_november", 0m),
    ];

    private static Shop OpenSixEvents() => RawEvents.Open(SixEvents());

    // User 7 views a product twice within one second, once without its code, and buys another a minute later, all in session 1. User 8 buys under the same
    // session id on 15 November, and fills two carts, one of them with its session id lost.
    private static RawEvent[] SixEvents()
    {
        var start = new DateTime(2019, 11, 5, 23, 0, 0);
        var view = RawEvents.Ordinary with { EventTime = start };
        return
        [
            view,
            view with
            {
                CategoryCode = null,
            },
            view with
            {
                EventTime = start.AddSeconds(60),
                EventType = "purchase",
                ProductId = 2,
                Price = 20m,
                Brand = "none",
            },
            view with
            {
                EventTime = new DateTime(2019, 11, 15, 1, 0, 0),
                EventType = "purchase",
                UserId = 8,
                Price = 20m,
            },
            view with
            {
                EventTime = start,
                EventType = "cart",
                UserId = 8,
                UserSession = RawEvents.Session(2),
            },
            view with
            {
                EventTime = start,
                EventType = "cart",
                UserId = 8,
                UserSession = null,
                Price = 0m,
                Brand = null,
            },
        ];
    }

    private static PublishedTotal Total(string metric, decimal value, decimal tolerance = 0m) =>
        new(metric, value, tolerance, ["R1"], null);

    private static PublishedReference Reference(params PublishedTotal[] totals) =>
        PublishedReference.Parse("""{"dataset": "x", "sources": {"R1": "one"}, "periods": []}""") with
        {
            Periods = [new PublishedPeriod("2019-11", [new PublishedFile("2019-Nov.csv", 6, 600)], [.. totals])],
        };
}
