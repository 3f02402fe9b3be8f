using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Statistics;

namespace Tests.Customers.Planted;

/// <summary>Funnels and RFM find the latent intent that was planted in October's users: a user's sessions with a purchase are Poisson with mean rate * intent * mood, and carts show it too.</summary>
[Collection(PublishedMonthsShop.Collection)]
public class IntentTests(PublishedMonthsShop planted)
{
    private const string October = "2019-Oct";
    private const int Groups = 10;
    private const int MostRows = 100_000;

    // One in 16,000 of normal draws lies beyond.
    private const double StandardErrors = 4;

    // A newcomer has, of the rate of the whole month, twice what is left of it: evenly 0 to 2.
    private const double RemainingSquare = 4.0 / 3;

    private const int MoodParts = 200;
    private static readonly double[] MoodScores =
    [
        .. Enumerable.Range(0, MoodParts).Select(part => NormalDistribution.Quantile((part + 0.5) / MoodParts)),
    ];

    private readonly IReadOnlyList<PlantedUser> users = planted.Users(October);
    private readonly HashSet<long> core = [.. planted.Users("2019-Nov").Select(user => user.UserId)];
    private readonly double coreRate = planted.Truth(October, "intent", "coreRate");
    private readonly double othersRate = planted.Truth(October, "intent", "othersRate");
    private readonly double moodSpread = planted.Truth(October, "intent", "moodSpread");
    private readonly double[] edges = planted.TruthList(October, "intent", "intentDeciles");

    [Fact]
    public void Rfm_OrdersByDecileOfIntent_AreAsManyAsPlanted()
    {
        var orders = Orders();

        Assert.All(
            ByIntent(),
            group =>
            {
                var expected = group.Sum(Rate);
                var variance = group.Sum(user =>
                    Rate(user)
                    + (
                        Rate(user)
                        * Rate(user)
                        * ((Math.Exp(moodSpread * moodSpread) * (user.Registers ? RemainingSquare : 1)) - 1)
                    )
                );
                Assert.Equal(expected, group.Sum(user => orders.GetValueOrDefault(user.UserId)), Bound(variance));
            }
        );
    }

    [Fact]
    public void Funnel_UsersByDecileOfIntent_ConvertAsOftenAsPlantedAndEverMore()
    {
        var buyers = Members(UserFunnel("view", "purchase"), 2).Select(member => member.UserId).ToHashSet();
        var groups = ByIntent();

        Assert.All(
            groups,
            group =>
            {
                var chances = group.Select(BuyingChance).ToArray();
                Assert.Equal(
                    chances.Sum(),
                    group.Count(user => buyers.Contains(user.UserId)),
                    Bound(chances.Sum(chance => chance * (1 - chance)))
                );
            }
        );
        AssertRises(groups, group => group.Count(user => buyers.Contains(user.UserId)) / (double)group.Length);
    }

    [Fact]
    public void Funnel_SessionsByDecileOfIntent_ConvertEverMore()
    {
        var sessions = Counts(Members(SessionFunnel("view", "purchase"), 1));
        var orders = Counts(Members(SessionFunnel("view", "purchase"), 2));

        AssertRises(
            ByIntent(),
            group =>
                group.Sum(user => orders.GetValueOrDefault(user.UserId))
                / (double)group.Sum(user => sessions.GetValueOrDefault(user.UserId))
        );
    }

    [Fact]
    public void Rfm_OrdersOverIntent_GrowInProportion()
    {
        var orders = Orders();

        var (power, standardError) = PowerLaw.Fit(
            users.Select(user =>
                (
                    user.Intent,
                    core.Contains(user.UserId) ? coreRate : othersRate,
                    (double)orders.GetValueOrDefault(user.UserId)
                )
            )
        );

        Assert.InRange(standardError, 0, 0.05);
        Assert.Equal(1, power, StandardErrors * standardError);
    }

    [Fact]
    public void Funnel_CartsWithoutPurchaseOverIntent_GrowWithThePlantedPower()
    {
        var sessions = Counts(Members(SessionFunnel("view", "purchase"), 1, FunnelOutcome.StoppedAfter));
        var abandoned = Counts(Members(SessionFunnel("view", "cart", "purchase"), 2, FunnelOutcome.StoppedAfter));

        var (power, standardError) = PowerLaw.Fit(
            users.Select(user =>
                (
                    user.Intent,
                    (double)sessions.GetValueOrDefault(user.UserId),
                    (double)abandoned.GetValueOrDefault(user.UserId)
                )
            )
        );

        Assert.InRange(standardError, 0, 0.03);
        Assert.Equal(
            planted.Truth(October, "intent", "cartWithoutPurchasePower"),
            power,
            StandardErrors * standardError
        );
    }

    // Scores of intent and activity are bivariate normal with the correlation given, so that the visits of those who buy nothing rise too.
    [Fact]
    public void Funnel_SessionsWithoutPurchaseByIntent_AreEverMore()
    {
        var sessions = Counts(Members(SessionFunnel("view", "purchase"), 1, FunnelOutcome.StoppedAfter));

        AssertRises(ByIntent(), group => group.Average(user => sessions.GetValueOrDefault(user.UserId)));
    }

    private static double Bound(double variance) => StandardErrors * Math.Sqrt(variance);

    // Pairs of neighbouring deciles, so that the planted step from one to the next is several standard errors.
    private static void AssertRises(IReadOnlyList<PlantedUser[]> groups, Func<PlantedUser[], double> value)
    {
        double[] values = [.. groups.Chunk(2).Select(pair => value([.. pair.SelectMany(group => group)]))];

        Assert.Equal(Groups / 2, values.Length);
        Assert.Equal(values.Order(), values);
        Assert.Equal(values.Length, values.Distinct().Count());
    }

    private static Dictionary<long, int> Counts(IEnumerable<FunnelMember> members) =>
        members.GroupBy(member => member.UserId).ToDictionary(user => user.Key, user => user.Count());

    private static FunnelOptions SessionFunnel(params string[] steps) =>
        new() { Steps = [.. steps.Select(step => new FunnelStep(step))], AsOf = PublishedMonthsShop.November };

    private static FunnelOptions UserFunnel(params string[] steps) =>
        SessionFunnel(steps) with
        {
            Unit = FunnelUnit.User,
            Window = TimeSpan.MaxValue,
        };

    private IReadOnlyList<FunnelMember> Members(FunnelOptions options, int step, FunnelOutcome outcome = default)
    {
        var list = planted.Shop.Funnels.Units(options, new FunnelCell { Step = step, Outcome = outcome }, MostRows);

        Assert.Equal(list.Count, list.Rows.Count);
        return list.Rows;
    }

    private Dictionary<long, long> Orders() =>
        planted
            .Shop.Customers.Rfm(new RfmOptions { AsOf = PublishedMonthsShop.November, SampleSize = MostRows })
            .Sample.ToDictionary(buyer => buyer.UserId, buyer => buyer.Orders);

    // The deciles of the truth, which cut the users into equal parts.
    private List<PlantedUser[]> ByIntent()
    {
        var groups = users
            .GroupBy(user => edges.Count(edge => user.Intent > edge))
            .OrderBy(group => group.Key)
            .Select(group => group.ToArray())
            .ToList();
        var (low, high) = BinomialLimits.OfCount(users.Count, 1.0 / Groups, 0.999);

        Assert.Equal(Groups, groups.Count);
        Assert.All(groups, group => Assert.InRange(group.Length, low, high));
        return groups;
    }

    private double Rate(PlantedUser user) => (core.Contains(user.UserId) ? coreRate : othersRate) * user.Intent;

    // 1 - E[exp(-rate * mood * remaining)]: the mood by the midpoints of equal parts of its distribution, the evenly spread remaining time in closed form.
    private double BuyingChance(PlantedUser user)
    {
        var none = 0.0;
        foreach (var score in MoodScores)
        {
            var mean = Rate(user) * Math.Exp((moodSpread * score) - (moodSpread * moodSpread / 2));
            none += user.Registers ? (1 - Math.Exp(-2 * mean)) / (2 * mean) : Math.Exp(-mean);
        }

        return 1 - (none / MoodParts);
    }
}
