using EcommerceNotebooks.Published;
using EcommerceNotebooks.Synthetic;

namespace Tests.Synthetic;

/// <summary>Holds the generated months against the published totals, with tolerances for a sample of four in a thousand.</summary>
public class PublishedShapeTests(GeneratedMonths months) : IClassFixture<GeneratedMonths>
{
    [Theory]
    [InlineData("2019-Oct", "2019-10")]
    [InlineData("2019-Nov", "2019-11")]
    public void Events_Month_HasThePublishedMixAndSize(string preset, string month)
    {
        var events = months.Of(preset);

        Assert.Equal(1.0, events.Count / (Published(month, "events") * GeneratedMonths.Scale), 0.06);
        Assert.Equal(Share(month, "views"), Share(events, row => row.Type == SyntheticEventType.View), 0.005);
        Assert.Equal(Share(month, "carts"), Share(events, row => row.Type == SyntheticEventType.Cart), 0.004);
        Assert.Equal(Share(month, "purchases"), Share(events, row => row.Type == SyntheticEventType.Purchase), 0.002);
        Assert.Equal(Share(month, "null_category_codes"), Share(events, row => row.CategoryCode is null), 0.025);
        Assert.Equal(Share(month, "null_brands"), Share(events, row => row.Brand is null), 0.02);
        Assert.InRange(Share(events, row => row.PriceCents == 0), 0.0008, 0.004);
        Assert.DoesNotContain(events, row => row.PriceCents == 0 && row.Type == SyntheticEventType.Purchase);
    }

    [Theory]
    [InlineData("2019-Oct", "2019-10")]
    [InlineData("2019-Nov", "2019-11")]
    public void Events_Sessions_HaveThePublishedSizesAndDurations(string preset, string month)
    {
        var sessions = Sessions(preset);
        var sizes = sessions.Select(session => (double)session.Length).Order().ToArray();
        var durations = sessions
            .Select(session => (double)(session[^1].UnixSecond - session[0].UnixSecond))
            .Order()
            .ToArray();

        Assert.Equal(1.0, sessions.Length / (Published(month, "sessions") * GeneratedMonths.Scale), 0.05);
        Assert.Equal(Published(month, "events_per_session_mean"), sizes.Average(), 0.25);
        Assert.InRange(sizes[sizes.Length / 2], 2, 3);
        Assert.InRange(sizes[sizes.Length * 99 / 100], 28, 42);
        Assert.Equal(
            Published(month, "sessions_below_3_events") / Published(month, "sessions"),
            sizes.Count(size => size < 3) / (double)sizes.Length,
            0.03
        );
        Assert.InRange(durations.Average(), 700.0, 1_400.0);
        Assert.InRange(durations[durations.Length / 2], 50.0, 75.0);
        Assert.InRange(durations.Count(seconds => seconds > 86_400) / (double)durations.Length, 0.0010, 0.0026);
    }

    [Theory]
    [InlineData("2019-Oct", "2019-10", 0.536)]
    [InlineData("2019-Nov", "2019-11", 0.17)]
    public void Events_BuyingSessions_HaveThePublishedRates(string preset, string month, double withoutCart)
    {
        var sessions = Sessions(preset);
        var buying = sessions.Where(session => session.Any(row => row.Type == SyntheticEventType.Purchase)).ToArray();

        Assert.Equal(
            Published(month, "sessions_with_purchase") / Published(month, "sessions"),
            buying.Length / (double)sessions.Length,
            0.006
        );
        Assert.Equal(
            withoutCart,
            buying.Count(session => session.All(row => row.Type != SyntheticEventType.Cart)) / (double)buying.Length,
            0.05
        );
        Assert.Equal(
            Published(month, "purchase_price_mean"),
            buying
                .SelectMany(session => session)
                .Where(row => row.Type == SyntheticEventType.Purchase)
                .Average(row => row.PriceCents / 100.0),
            35.0
        );
    }

    [Fact]
    public void Events_PricesOfBothMonths_HaveThePublishedQuartiles()
    {
        var prices = months.October.Concat(months.November).Select(row => row.PriceCents / 100.0).Order().ToArray();

        Assert.Equal(67.95, prices[prices.Length / 4], 6.0);
        Assert.Equal(164.16, prices[prices.Length / 2], 12.0);
        Assert.Equal(361.24, prices[prices.Length * 3 / 4], 20.0);
        Assert.Equal(2574.07, prices[^1], 400.0);
    }

    [Theory]
    [InlineData("samsung", 0.1198)]
    [InlineData("apple", 0.0944)]
    [InlineData("xiaomi", 0.0702)]
    public void Events_LargestBrands_HaveThePublishedShares(string brand, double published) =>
        Assert.Equal(published, Share([.. months.October, .. months.November], row => row.Brand == brand), 0.015);

    [Fact]
    public void Events_Users_OverlapAndReturnAsPublished()
    {
        var october = months.October.Select(row => row.UserId).ToHashSet();
        var november = months.November.Select(row => row.UserId).ToHashSet();
        var octoberBuyers = Buyers(months.October);
        var again = octoberBuyers.Intersect(Buyers(months.November)).Count();

        Assert.Equal(1.0, october.Intersect(november).Count() / (1_401_758 * GeneratedMonths.Scale), 0.04);
        Assert.Equal(1.0, octoberBuyers.Count / (347_118 * GeneratedMonths.Scale), 0.12);
        Assert.Equal(0.263, again / (double)octoberBuyers.Count, 0.06);
    }

    // Published share of the two months' sessions that start in the hour (UTC).
    [Theory]
    [InlineData(2, 0.02695)]
    [InlineData(8, 0.06108)]
    [InlineData(15, 0.06406)]
    [InlineData(23, 0.00436)]
    public void Events_SessionStarts_FollowThePublishedHours(int hour, double published)
    {
        var starts = Sessions("2019-Oct")
            .Concat(Sessions("2019-Nov"))
            .Select(session => session[0].UnixSecond / 3600 % 24)
            .ToArray();

        Assert.Equal(published, starts.Count(start => start == hour) / (double)starts.Length, 0.006);
    }

    private static double Published(string month, string metric) =>
        (double)PublishedTotals.For(month).Totals.Single(total => total.Metric == metric).Value;

    private static double Share(string month, string metric) => Published(month, metric) / Published(month, "events");

    private static double Share(IReadOnlyList<SyntheticEvent> events, Func<SyntheticEvent, bool> counts) =>
        events.Count(counts) / (double)events.Count;

    private static HashSet<int> Buyers(IReadOnlyList<SyntheticEvent> events) =>
        [.. events.Where(row => row.Type == SyntheticEventType.Purchase).Select(row => row.UserId)];

    private SyntheticEvent[][] Sessions(string preset) =>
        [
            .. months
                .Of(preset)
                .Where(row => row.UserSession is not null)
                .GroupBy(row => (row.UserId, row.UserSession))
                .Select(group => group.ToArray()),
        ];
}
