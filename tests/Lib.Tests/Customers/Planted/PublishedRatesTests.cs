using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Retention;

namespace Tests.Customers.Planted;

/// <summary>
/// Funnels, RFM and retention give the published users, buyers, sessions and conversions of both months: users exactly, everything else within the one per cent to which the generator was fitted and
/// four standard errors, which are computed from the users' own sessions.
/// </summary>
[Collection(PublishedMonthsShop.Collection)]
public class PublishedRatesTests(PublishedMonthsShop planted)
{
    private const string October = "2019-10";
    private const string November = "2019-11";
    private const string Both = "2019-10 and 2019-11";
    private const double Fit = 0.01;
    private const double StandardErrors = 4;

    [Theory]
    [InlineData(October)]
    [InlineData(November)]
    [InlineData(Both)]
    public void Funnel_UsersWithAView_AreExactlyThePublished(string period) =>
        Assert.Equal(
            Math.Round(PublishedMonthsShop.Total(period, "users") * planted.Scale),
            UserFunnel(period).Entries
        );

    [Theory]
    [InlineData(October)]
    [InlineData(November)]
    [InlineData(Both)]
    public void Funnel_UserConversion_IsThePublishedShareOfBuyers(string period)
    {
        var funnel = UserFunnel(period);

        AssertShare(
            PublishedMonthsShop.Total(period, "buyers") / PublishedMonthsShop.Total(period, "users"),
            funnel.Conversions,
            funnel.Entries
        );
    }

    [Theory]
    [InlineData(October)]
    [InlineData(November)]
    [InlineData(Both)]
    public void Rfm_Buyers_AreThePublished(string period)
    {
        var users = Math.Round(PublishedMonthsShop.Total(period, "users") * planted.Scale);

        AssertShare(
            PublishedMonthsShop.Total(period, "buyers") / PublishedMonthsShop.Total(period, "users"),
            Rfm(period).Buyers,
            users
        );
    }

    [Theory]
    [InlineData(October)]
    [InlineData(November)]
    [InlineData(Both)]
    public void Funnel_Sessions_AreAsManyAsPublished(string period)
    {
        var sessions = SessionFunnel(period, "view", "purchase").Entries;

        var published = PublishedMonthsShop.Total(period, "sessions") * planted.Scale;
        Assert.Equal(published, sessions, (Fit * published) + (StandardErrors * SessionsError(period)));
    }

    [Theory]
    [InlineData(October)]
    [InlineData(November)]
    [InlineData(Both)]
    public void Funnel_SessionConversion_IsThePublishedShareOfSessionsWithAPurchase(string period)
    {
        var published =
            PublishedMonthsShop.Total(period, "sessions_with_purchase") / PublishedMonthsShop.Total(period, "sessions");

        var conversion = SessionFunnel(period, "view", "purchase").Conversion!.Value;

        Assert.Equal(published, conversion, (Fit * published) + (StandardErrors * ConversionError(period)));
    }

    [Fact]
    public void Funnel_OctobersPurchasesWithoutCart_AreThePublishedShare()
    {
        var funnel = planted.Shop.Funnels.Count(
            new FunnelOptions
            {
                Steps = [new("view"), new("cart") { IsOptional = true }, new("purchase")],
                Filter = Filter(October),
            }
        );

        var cart = funnel.Steps[1];
        AssertShare(
            PublishedMonthsShop.Profile(October, "share of buying sessions without cart"),
            cart.Skipped!.Value,
            funnel.Conversions
        );
        Assert.Equal(cart.Skipped / (double)funnel.Conversions, cart.SkippedShare);
    }

    [Fact]
    public void Funnel_OctobersCartsWithoutPurchase_AreAsManyAsPublished()
    {
        var funnel = SessionFunnel(October, "view", "cart", "purchase");

        AssertShare(
            PublishedMonthsShop.Profile(October, "carted sessions without purchase")
                / PublishedMonthsShop.Total(October, "sessions"),
            funnel.Steps[1].Stopped!.Value,
            funnel.Entries
        );
    }

    [Fact]
    public void Retention_OctobersBuyersWhoBuyInNovember_AreThePublishedShare()
    {
        var buyers = planted.Shop.Retention.Cohorts(
            new RetentionOptions
            {
                AsOf = PublishedMonthsShop.December,
                Period = CalendarPeriod.Month,
                Start = EventKind.Purchase,
                Return = EventKind.Purchase,
            }
        );

        var again = Assert.Single(buyers.Cells, cell => cell.Period == 1);
        var newcomers = Assert.Single(buyers.Cells, cell => cell.Cohort == new DateOnly(2019, 11, 1));
        AssertShare(
            PublishedMonthsShop.Total(Both, "repeat_buyers") / PublishedMonthsShop.Total(October, "buyers"),
            again.Retained!.Value,
            again.Size
        );
        Assert.Equal(Rfm(Both).Buyers, again.Size + newcomers.Size);
    }

    [Theory]
    [InlineData("1", 1, 1)]
    [InlineData("2", 2, 2)]
    [InlineData("3-5", 3, 5)]
    [InlineData("6+", 6, long.MaxValue)]
    public void Rfm_BuyersByPurchases_AreThePublishedShares(string key, long fewest, long most)
    {
        var buyers = Rfm(Both).Sample;

        AssertShare(
            PublishedMonthsShop.Profile(Both, "buyers by purchases", key) / PublishedMonthsShop.Total(Both, "buyers"),
            buyers.Count(buyer => buyer.Items >= fewest && buyer.Items <= most),
            buyers.Count
        );
    }

    [Fact]
    public void Rfm_BuyersWithTwoOrdersOrMore_AreThePublishedShare()
    {
        var buyers = Rfm(Both).Sample;

        AssertShare(
            PublishedMonthsShop.Profile(Both, "buyers with two buying sessions or more")
                / PublishedMonthsShop.Total(Both, "buyers"),
            buyers.Count(buyer => buyer.Orders > 1),
            buyers.Count
        );
    }

    // Sessions with view, cart and purchase in this order: 278,727 of October's, as published once; 4.62 % of November's, published once, to three digits.
    [Theory]
    [InlineData(October, 278_727 / 9_244_770.0)]
    [InlineData(November, 0.0462)]
    public void Funnel_SessionsThroughTheCart_AreThePublishedShare(string period, double published)
    {
        var funnel = SessionFunnel(period, "view", "cart", "purchase");

        AssertShare(published, funnel.Conversions, funnel.Entries);
    }

    private static EventFilter Filter(string period) =>
        new()
        {
            From = period == November ? PublishedMonthsShop.November : null,
            To = period == October ? PublishedMonthsShop.November : PublishedMonthsShop.December,
        };

    private static void AssertShare(double published, double count, double of)
    {
        Assert.Equal(
            published,
            count / of,
            (Fit * published) + (StandardErrors * Math.Sqrt(published * (1 - published) / of))
        );
    }

    private FunnelReport UserFunnel(string period) =>
        planted.Shop.Funnels.Count(
            new FunnelOptions
            {
                Steps = [new("view"), new("purchase")],
                Unit = FunnelUnit.User,
                Window = TimeSpan.MaxValue,
                Filter = Filter(period),
            }
        );

    private FunnelReport SessionFunnel(string period, params string[] steps) =>
        planted.Shop.Funnels.Count(
            new FunnelOptions { Steps = [.. steps.Select(step => new FunnelStep(step))], Filter = Filter(period) }
        );

    private RfmReport Rfm(string period) =>
        planted.Shop.Customers.Rfm(
            new RfmOptions
            {
                AsOf = PublishedMonthsShop.December,
                Filter = Filter(period),
                SampleSize = 100_000,
            }
        );

    private double SessionsError(string period) =>
        Error(period, "select sqrt(count(*)) * stddev_samp(sessions) from users");

    private double ConversionError(string period) =>
        Error(
            period,
            """
            select sqrt(sum((orders - (select sum(orders) / sum(sessions) from users) * sessions) ^ 2)) / sum(sessions)
            from users
            """
        );

    // Of a total or a ratio over independent users.
    private double Error(string period, string formula) =>
        planted.Shop.Connection.ExecuteScalar<double>(
            $"""
            with users as (
                select user_id, count(*) as sessions, count(*) filter (has_purchase) as orders
                from fact_sessions
                where session_start >= $from and session_start < $to
                group by user_id
            )

            {formula}
            """,
            new { from = Filter(period).From ?? DateTime.UnixEpoch, to = Filter(period).To }
        );
}
