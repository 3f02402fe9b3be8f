using System.Text.Json;
using EcommerceNotebooks.Published;
using Tests.Support;

namespace Tests.Published;

public class PublishedReferenceTests
{
    private const string VectorsPath = "reference/vectors.json";

    [Theory]
    [InlineData("2019-10", 42_448_764, 5_668_612_855)]
    [InlineData("2019-11", 67_501_979, 9_006_762_395)]
    public void For_PublishedMonth_KnowsItsFile(string month, long rows, long bytes)
    {
        var period = PublishedTotals.For(month);

        var file = Assert.Single(period.Files);
        Assert.Equal((rows, bytes), (file.Rows, file.Bytes));
        Assert.Equal(64, file.Sha256?.Length);
        Assert.Equal(rows, Value(period, "events"));
    }

    [Fact]
    public void For_UnknownMonth_ThrowsWithTheKnownOnes()
    {
        var error = Assert.Throws<ArgumentException>(() => PublishedTotals.For("2019-12"));

        Assert.Contains("\"2019-12\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"2019-10\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("views")]
    [InlineData("carts")]
    [InlineData("purchases")]
    [InlineData("null_category_codes")]
    [InlineData("null_brands")]
    [InlineData("null_sessions")]
    [InlineData("zero_prices")]
    [InlineData("exact_duplicates")]
    [InlineData("revenue")]
    public void Reference_AdditiveMetric_SumsToBothMonths(string metric) =>
        Assert.Equal(
            Value(PublishedTotals.For("2019-10 and 2019-11"), metric),
            Value(PublishedTotals.For("2019-10"), metric) + Value(PublishedTotals.For("2019-11"), metric)
        );

    [Fact]
    public void Reference_EachPeriod_HasEventTypesThatSumToItsEvents() =>
        Assert.All(
            PublishedTotals.Reference.Periods,
            period =>
                Assert.Equal(
                    Value(period, "events"),
                    Value(period, "views") + Value(period, "carts") + Value(period, "purchases")
                )
        );

    [Fact]
    public void Reference_EachSource_IsUsed()
    {
        var used = PublishedTotals
            .Reference.Periods.SelectMany(period => period.Totals)
            .SelectMany(total => total.Sources)
            .ToHashSet();

        Assert.Equal(
            PublishedTotals.Reference.Sources.Keys.Order(StringComparer.Ordinal),
            used.Order(StringComparer.Ordinal)
        );
    }

    [SharedDataFact(VectorsPath)]
    public void Reference_BothMonths_AgreeWithTheTestVectors()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Repository.SharedPath(VectorsPath.Split('/'))));
        var truth = vectors.RootElement.GetProperty("rees46_oct_nov_truth");
        var both = PublishedTotals.For("2019-10 and 2019-11");
        (string Metric, string Vector)[] pairs =
        [
            ("events", "rows"),
            ("views", "view"),
            ("carts", "cart"),
            ("purchases", "purchase"),
            ("users", "users"),
            ("sessions", "sessions"),
            ("products", "products"),
            ("category_ids", "category_ids"),
            ("category_codes", "category_codes"),
            ("brands", "brands"),
            ("exact_duplicates", "exact_duplicate_rows"),
            ("zero_prices", "zero_price"),
            ("price_max", "price_max"),
        ];

        Assert.All(pairs, pair => Assert.Equal(truth.GetProperty(pair.Vector).GetDecimal(), Value(both, pair.Metric)));
        Assert.InRange(truth.GetProperty("price_avg").GetDecimal() - Value(both, "price_mean"), -0.006m, 0.006m);
        Assert.Equal(
            truth.GetProperty("category_code_null_pct").GetDecimal(),
            Math.Round(100m * Value(both, "null_category_codes") / Value(both, "events"), 4)
        );
        Assert.Equal(
            truth.GetProperty("brand_null_pct").GetDecimal(),
            Math.Round(100m * Value(both, "null_brands") / Value(both, "events"), 4)
        );
        Assert.Equal(truth.GetProperty("oct_users").GetDecimal(), Value(PublishedTotals.For("2019-10"), "users"));
        Assert.Equal(truth.GetProperty("nov_users").GetDecimal(), Value(PublishedTotals.For("2019-11"), "users"));

        // 939 session ids have several users, one of them three: 940 pairs more than ids.
        Assert.Equal(
            truth.GetProperty("multi_user_sessions").GetDecimal(),
            Value(both, "user_sessions") - Value(both, "sessions")
        );
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("null", "null")]
    [InlineData("""{"dataset": "x"}""", "\"sources\"")]
    [InlineData("""{"dataset": "x", "sources": {}, "periods": [{"period": "p", "totals": []}]}""", "\"files\"")]
    [InlineData(
        """{"dataset": "x", "sources": {}, "periods": [{"period": "p", "files": [{"name": "f", "rows": 1, "bytes": 1}], "totals": [{"metric": "m", "value": 1, "sources": ["R9"]}]}]}""",
        "\"R9\""
    )]
    [InlineData(
        """{"dataset": "x", "sources": {"R1": ""}, "periods": [{"period": "p", "files": [{"name": "f", "rows": 1, "bytes": 1}], "totals": [{"metric": "m", "value": 1, "sources": ["R1"]}, {"metric": "m", "value": 2, "sources": ["R1"]}]}]}""",
        "twice"
    )]
    [InlineData("""{"dataset": "x", "sources": {}, "periods": [], "period": []}""", "JSON")]
    public void Parse_BadReference_ThrowsWithWhatIsWrong(string json, string expected)
    {
        var error = Assert.Throws<FormatException>(() => PublishedReference.Parse(json));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static decimal Value(PublishedPeriod period, string metric) =>
        Assert.Single(period.Totals, total => total.Metric == metric).Value;
}
