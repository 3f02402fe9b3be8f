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

        var report = shop.CompareFidelity();

        Assert.All(report.Rows, row => Assert.Equal("2019-11", row.Period));
        Assert.Equal(0.75m, Ours("views per event"));
        Assert.Equal(0.25m, Ours("events without brand"));
        Assert.Equal(0.5m, Ours("sessions with a purchase per session"));
        Assert.Equal(2m, Ours("mean events per session"));
        Assert.Equal(10m, Ours("revenue per event"));
        Assert.Equal(1m, Ours("sessions per user"));
        var conversion = Assert.Single(report.Rows, row => row.Rate == "sessions with a purchase per session");
        Assert.Equal(Math.Round(773_214m / 13_776_050m, 6), conversion.Published);
        Assert.Equal(Math.Round(0.5m / conversion.Published, 6), conversion.Ratio);
        Assert.Equal(report.Rows.Length, report.ToTable().RowCount);

        decimal? Ours(string rate) => Assert.Single(report.Rows, row => row.Rate == rate).Ours;
    }

    [Fact]
    public void CompareFidelity_NoPublishedMonth_IsEmpty()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary with { EventTime = new DateTime(2020, 2, 1) }]);

        Assert.Empty(shop.CompareFidelity().Rows);
    }

    [Fact]
    public void CompareFidelity_MonthWithoutPurchases_HasNoMeanPriceOfOne()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);

        var row = Assert.Single(shop.CompareFidelity().Rows, row => row.Rate == "mean price of a purchase");

        Assert.Null(row.Ours);
        Assert.Null(row.Ratio);
    }
}
