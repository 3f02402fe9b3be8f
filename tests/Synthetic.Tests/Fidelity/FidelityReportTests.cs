using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Synthetic.Fidelity;

public class FidelityReportTests
{
    [Fact]
    public void CompareFidelity_HandMadeMonth_ShowsItsRatesBesideThePublished()
    {
        var view = RawEvents.Ordinary;
        using var shop = RawEvents.Open([
            view,
            view with
            {
                Brand = null,
                UserId = 8,
                UserSession = RawEvents.Session(2),
            },
            view with
            {
                ProductId = 2,
            },
            view with
            {
                EventType = "purchase",
                Price = 40m,
            },
        ]);

        var report = shop.Quality.CompareFidelity();

        var scale = 4.0 / 67_501_979;
        Assert.All(report.Rows, row => Assert.Equal("2019-11", row.Period));
        Assert.Equal(scale, report.Scale, 1e-12);
        Assert.Equal(3.0, Row("views").Ours);
        Assert.Equal(Math.Round(63_556_110 * scale, 4), Row("views").Expected);
        Assert.Equal(1.0, Row("null brands").Ours);
        Assert.Equal(40.0, Row("revenue").Ours);
        Assert.Equal(2.0, Row("events per session mean").Ours);
        Assert.Equal(4.9, Row("events per session mean").Expected);
        Assert.Equal(Math.Round((2.0 / 4.9) - 1.0, 5), Row("events per session mean").Difference);
        Assert.Equal(1.0, Row("purchases of day", "2019-11-15").Expected + 1.0);
        Assert.DoesNotContain(report.Rows, row => row.Measure is "products" or "price max");
        Assert.Equal(report.Rows.Length, report.ToTable().RowCount);
        Assert.Contains("| 2019-11 | views |  | 63,556,110 |", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", report.ToHtml(), StringComparison.Ordinal);

        EcommerceNotebooks.Synthetic.Fidelity.FidelityRow Row(string measure, string key = "") =>
            Assert.Single(report.Rows, row => row.Measure == measure && row.Key == key);
    }

    [Fact]
    public void CompareFidelity_NoPublishedMonth_IsEmpty()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary with { EventTime = new DateTime(2020, 2, 1) }]);

        Assert.Empty(shop.Quality.CompareFidelity().Rows);
    }

    [Fact]
    public void CompareFidelity_MonthWithoutPurchases_HasNoMeanPriceOfOne()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);

        var row = Assert.Single(shop.Quality.CompareFidelity().Rows, row => row.Measure == "purchase price mean");

        Assert.Null(row.Ours);
        Assert.Null(row.Difference);
    }
}
