using EcommerceNotebooks;
using EcommerceNotebooks.Insights;
using Tests.Support;

namespace Tests.Insights;

/// <summary>What a log is as a whole, beside what one sees on a calendar and in its rows.</summary>
public sealed class LogOverviewTests
{
    [Fact]
    public void WholeWeeks_AnySpan_AreTheMondaysWhoseSundayLiesWithinIt()
    {
        for (var start = new DateOnly(2023, 12, 20); start < new DateOnly(2024, 1, 3); start = start.AddDays(1))
        {
            for (var days = 1; days <= 30; days++)
            {
                var dates = Enumerable.Range(0, days).Select(start.AddDays).ToArray();
                var weeks = dates.Count(date => date.DayOfWeek == DayOfWeek.Monday && dates.Contains(date.AddDays(6)));

                Assert.Equal(weeks, Span(start, dates[^1]).WholeWeeks);
            }
        }
    }

    [Theory]
    [InlineData("2024-02-29", "2024-03-01")]
    [InlineData("1999-12-31", "2000-01-01")]
    public void AsOf_LastDateOfAMonth_IsTheNextMidnight(string last, string asOf) =>
        Assert.Equal(DateTime.Parse(asOf, null), Span(DateOnly.Parse(last, null), DateOnly.Parse(last, null)).AsOf);

    [Fact]
    public void LogOverview_RowsOfEveryKind_EqualsCounting()
    {
        var rows = RawEvents.InOneFile([
            Row("view", "2021-05-03", "toys.blocks", 5m),
            Row("cart", "2021-05-05", "garden.chairs", 5m),
            Row("cart", "2021-05-05", "garden.tools", null),
            Row("cart", "2021-05-05", "toys.blocks", 5m),
            Row("purchase", "2021-05-10", "toys.blocks", null),
            Row("purchase", "2021-05-10", null, 7m) with
            {
                Brand = null,
                UserSession = null,
            },
            Row("wish", "2021-05-11", "toys.blocks", 5m),
        ]);
        using var shop = RawEvents.Open(rows);
        shop.Pipeline.Clean();

        var log = shop.Insights.LogOverview();

        Assert.Equal(
            (new DateOnly(2021, 5, 3), new DateOnly(2021, 5, 10)),
            (log.FirstDate!.Value, log.LastDate!.Value)
        );
        Assert.Equal((3L, 8, 1), (log.Dates, log.Days, log.WholeWeeks));
        Assert.Equal((6L, 1L, 3L, 2L), (log.Events, log.Views, log.Carts, log.Purchases));
        Assert.Equal((1L, 7m), (log.PricedPurchases, log.Revenue));
        Assert.Equal((1L, 1L, 1L), (log.EventsWithoutSession, log.EventsWithoutCategory, log.EventsWithoutBrand));
        Assert.Equal(("garden", 1L), (log.LargestCategory, log.PutAside));
        Assert.Equal(
            """
            6 events on 3 days, 2021-05-03 to 2021-05-10.
            1 row of the log cannot be used and was put aside.
            5 days between the first and the last have no event.
            1 purchase of 2 without a price: revenue is the sum of the others.
            """.ReplaceLineEndings("\n"),
            log.Describe()
        );
    }

    [Fact]
    public void Sentences_NoPrices_NameNoAmount()
    {
        using var shop = Worlds.Built(
            RawEvents.InOneFile([Row("view", "2021-05-03", null, null), Row("purchase", "2021-05-03", null, null)])
        );

        Assert.Equal(
            "1 order, but no item in them has a price, so their value is not known.",
            shop.Insights.OrderValues().Sentence
        );
        Assert.Equal("1 item bought, none of them with a price.", shop.Insights.ItemPrices().Sentence);
        Assert.Contains("revenue is not known", shop.Pipeline.Clean().Sentences[1], StringComparison.Ordinal);
        Assert.StartsWith(
            "Brands cannot be ranked by revenue",
            shop.Insights.TopBrands().Sentence,
            StringComparison.Ordinal
        );
        Assert.Contains("no prices", shop.Insights.OrderValues().ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Peaks_HoursWithEquallyMany_AreNamedTogether()
    {
        using var shop = Worlds.Built(
            RawEvents.InOneFile([
                .. new[] { 3, 7, 22 }.Select(hour =>
                    Row("purchase", "2021-05-03", null, 6m) with
                    {
                        EventTime = new DateTime(2021, 5, 3, hour, 0, 0),
                    }
                ),
            ])
        );

        Assert.Equal("Most events come at 03, 07 and 22 h UTC (1 each).", shop.Insights.HourlyActivity().Peaks[0]);
        Assert.EndsWith(
            "These hours bring 18.00 of revenue on an average day.",
            shop.Insights.HourlyActivity().Peaks[1],
            StringComparison.Ordinal
        );
    }

    private static RawEvent Row(string type, string date, string? category, decimal? price) =>
        RawEvents.Ordinary with
        {
            EventType = type,
            EventTime = DateTime.Parse(date, null),
            CategoryCode = category,
            Price = price,
        };

    private static LogOverview Span(DateOnly first, DateOnly last) =>
        new(first, last, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, null, 0);
}
