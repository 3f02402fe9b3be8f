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
        using var shop = SixEvents.Open();

        var comparison = shop.Quality.ComparePublished(Sources, SixEvents.Reference(SixEvents.Totals));

        Assert.True(
            comparison.Agrees,
            string.Join('\n', comparison.Differences.Where(row => row.Status != PublishedStatus.Agrees))
        );
        Assert.Equal("2019-11", Assert.Single(comparison.Periods));
        Assert.Equal(SixEvents.Totals.Length, comparison.Differences.Length);
        Assert.All(comparison.Differences, row => Assert.Equal(0m, row.Difference));
    }

    [Fact]
    public void ComparePublished_WrongCount_DiffersByOursLessPublished()
    {
        using var shop = SixEvents.Open();

        var comparison = shop.Quality.ComparePublished(
            Sources,
            SixEvents.Reference(SixEvents.Total("views", 5m), SixEvents.Total("carts", 2m))
        );

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
        using var shop = SixEvents.Open();

        // Six prices of 10, 10, 10, 20, 20 and 0: the mean is 11.666667 and lies 0.333333 from 12.
        var comparison = shop.Quality.ComparePublished(
            Sources,
            SixEvents.Reference(SixEvents.Total("price_mean", 12m, (decimal)tolerance))
        );

        Assert.Equal(expected, Assert.Single(comparison.Differences).Status);
    }

    [Fact]
    public void ComparePublished_MeanOfNoRows_IsNotComputed()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);

        var comparison = shop.Quality.ComparePublished(
            Sources,
            SixEvents.Reference(SixEvents.Total("purchase_price_mean", 1m))
        );

        var row = Assert.Single(comparison.Differences);
        Assert.Equal((PublishedStatus.NotComputed, null, null), (row.Status, row.Ours, row.Difference));
        Assert.False(comparison.Agrees);
    }

    [Theory]
    [InlineData(7, 600)]
    [InlineData(6, 601)]
    public void ComparePublished_OtherRowsOrBytes_ComparesNothingAndSaysSo(long rows, long bytes)
    {
        using var shop = SixEvents.Open();

        var comparison = shop.Quality.ComparePublished(
            [new SourceSize("a.csv", rows, bytes)],
            SixEvents.Reference(SixEvents.Total("views", 2m))
        );

        Assert.False(comparison.IsPublished);
        Assert.False(comparison.Agrees);
        Assert.Empty(comparison.Differences);
        Assert.StartsWith("Not one of the published months", comparison.Verdict, StringComparison.Ordinal);
        Assert.Equal(0, comparison.ToTable().RowCount);
    }

    [Fact]
    public void ComparePublished_FurtherSourceInTheLake_CountsOnlyThePublishedOne()
    {
        using var shop = RawEvents.Open([.. SixEvents.Rows(), RawEvents.Ordinary with { SourceFile = "b.csv" }]);

        var comparison = shop.Quality.ComparePublished(
            [.. Sources, new SourceSize("b.csv", 1, 100)],
            SixEvents.Reference(SixEvents.Total("events", 6m))
        );

        Assert.True(comparison.Agrees);
    }

    [Fact]
    public void ComparePublished_BothFilesThere_ComparesTheirUnionToo()
    {
        using var shop = RawEvents.Open([
            .. SixEvents.Rows(),
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

        var alone = shop.Quality.ComparePublished(Sources, reference);
        var together = shop.Quality.ComparePublished([.. Sources, new SourceSize("b.csv", 1, 100)], reference);

        Assert.Equal("first", string.Join(", ", alone.Periods));
        Assert.Equal("first, both", string.Join(", ", together.Periods));
        Assert.True(together.Agrees);
    }

    [Fact]
    public void ComparePublished_MetricWithoutQuery_IsRefusedByName()
    {
        using var shop = SixEvents.Open();

        var error = Assert.Throws<ArgumentException>(() =>
            shop.Quality.ComparePublished(Sources, SixEvents.Reference(SixEvents.Total("moons", 1m)))
        );

        Assert.Contains("\"moons\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ComparePublished_EveryKeptMetric_HasAQuery()
    {
        using var shop = SixEvents.Open();
        SourceSize[] published =
        [
            .. PublishedTotals
                .For("2019-10 and 2019-11")
                .Files.Select(file => new SourceSize("a.csv", file.Rows, file.Bytes)),
        ];

        var comparison = shop.Quality.ComparePublished(published);

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

        var comparison = shop.Quality.ComparePublished(
            Sources,
            SixEvents.Reference(SixEvents.Total("exact_duplicates", 2m), SixEvents.Total("legacy_duplicates", 3m))
        );

        Assert.True(comparison.Agrees);
    }

    [Fact]
    public void ComparePublished_SampleInTheLake_IsNoPublishedMonth()
    {
        using var shop = Shop.InMemory();
        shop.Pipeline.Ingest(Path.Combine(Repository.Root, "data", "sample", "2019-Oct.csv.gz"));

        var comparison = shop.Quality.ComparePublished();

        Assert.False(comparison.IsPublished);
    }

    [Fact]
    public void ComparePublished_NothingInTheLake_IsNoPublishedMonth()
    {
        using var shop = Shop.InMemory();

        Assert.False(shop.Quality.ComparePublished().IsPublished);
    }

    [Fact]
    public void ComparePublished_LakeSourceOfPublishedSize_IsCompared()
    {
        using var shop = Shop.InMemory();
        var path = Path.Combine(Repository.Root, "data", "sample", "2019-Nov.csv.zip");
        shop.Pipeline.Ingest(path);
        var reference = SixEvents.Reference(
            SixEvents.Total("events", 91_803m),
            SixEvents.Total("revenue", 373_552.76m)
        );

        var comparison = shop.Quality.ComparePublished(
            reference with
            {
                Periods =
                [
                    reference.Periods[0] with
                    {
                        Files = [new PublishedFile("2019-Nov.csv", 91_803, 12_245_963)],
                    },
                ],
            }
        );

        Assert.True(comparison.Agrees, comparison.Verdict);
    }

    [SharedDataFact(RealSample.RelativePath)]
    public void ComparePublished_RealSample_MatchesItsKnownTotals()
    {
        using var shop = RealSample.OpenWithRawEvents();
        var reference = SixEvents.Reference(
            SixEvents.Total("events", 34_844m),
            SixEvents.Total("views", 33_696m),
            SixEvents.Total("carts", 671m),
            SixEvents.Total("purchases", 477m),
            SixEvents.Total("exact_duplicates", 34_844m - 34_820m),
            SixEvents.Total("user_sessions", 7_859m),
            SixEvents.Total("sessions_with_purchase", 409m),
            SixEvents.Total("sessions_with_cart", 433m),
            SixEvents.Total("users", 7_785m),
            SixEvents.Total("products", 10_938m),
            SixEvents.Total("revenue", 146_663.25m),
            SixEvents.Total("null_sessions", 0m)
        );

        var comparison = shop.Quality.ComparePublished([new SourceSize("sample.csv", 6, 600)], reference);

        Assert.True(comparison.Agrees, string.Join('\n', comparison.Differences));
    }
}
