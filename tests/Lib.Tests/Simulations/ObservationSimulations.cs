using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Retention;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Support;
using Tests.Worlds;
using static Tests.Simulations.Simulation;

namespace Tests.Simulations;

/// <summary>Users with a known chance to come again on each day, asked as of any instant: what is not over yet must not count as seen.</summary>
[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class ObservationSimulations(WorldShop worlds)
{
    private const double Hazard = 0.3;
    private const int Days = 6;
    private static readonly DateTime Start = new(2019, 10, 7);

    /// <summary>Seconds after the midnight that follows the fourth day: that midnight, a second before it, noon before and after, and the last second of the day after.</summary>
    public static TheoryData<double, bool> Instants =>
        new()
        {
            { 0, false },
            { 0, true },
            { -1, false },
            { -12 * 3600, false },
            { 12 * 3600, false },
            { 12 * 3600, true },
            { (23 * 3600) + 3599, false },
        };

    [Theory]
    [MemberData(nameof(Instants))]
    public void TimeToNextPurchase_KnownHazard_IsFoundAsOfAnyInstant(double seconds, bool everyPurchase)
    {
        worlds.Use(SmallWorld.Of(Purchases(Runs(2_000, 20_000), 701)));
        var asOf = Start.AddDays(4).AddSeconds(seconds);

        var curve = worlds.Session.Customers.TimeToNextPurchase(
            new NextPurchaseOptions { AsOf = asOf, EveryPurchase = everyPurchase }
        );

        IsTheTruth(
            curve,
            seconds < -1 ? 2
                : seconds < 86_399 ? 3
                : 4
        );
    }

    [Fact]
    public void TimeToNextPurchase_FilterThatEndsEarlier_WatchesNobodyLonger()
    {
        worlds.Use(SmallWorld.Of(Purchases(Runs(2_000, 20_000), 702)));

        var curve = worlds.Session.Customers.TimeToNextPurchase(
            new NextPurchaseOptions
            {
                AsOf = Start.AddDays(Days),
                Filter = new EventFilter { To = Start.AddDays(4).AddHours(7) },
            }
        );

        IsTheTruth(curve, 3);
    }

    /// <summary>Buyers who come for the first time on any of ten days and then buy at a rate of their own without ever leaving: as of any instant the mean rate is found, by purchases over the time seen.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-9 * 3600)]
    [InlineData(9 * 3600)]
    public void BuyerHistories_KnownRate_IsPurchasesOverAges(double seconds)
    {
        const double rate = 0.15;
        var random = new Xoshiro256(703);
        var rows = new List<CleanEvent>();
        for (var user = 1; user <= Runs(1_000, 6_000); user++)
        {
            var first = random.NextBelow(10);
            for (var day = first; day < 16; day++)
            {
                if (day == first || random.Chance(rate))
                {
                    rows.Add(Purchase(user, day, ref random));
                }
            }
        }

        worlds.Use(SmallWorld.Of(rows));
        var histories = worlds.Session.Customers.PurchaseHistories(
            new LifetimeOptions { AsOf = Start.AddDays(12).AddSeconds(seconds), Unit = TimeUnit.Day }
        );

        var days = (int)histories.Sum(each => each.Age * each.Customers);
        IsAbout(rate, (long)histories.Sum(each => each.Repeats * each.Customers), days, $"bought, as of {seconds}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(61)]
    public void Retention_KnownReturn_IsFoundInWeeksThatAreOver(int hours)
    {
        const double back = 0.4;
        var users = Runs(1_000, 6_000);
        var random = new Xoshiro256(704);
        var rows = new List<CleanEvent>();
        for (var user = 1; user <= users; user++)
        {
            var first = random.NextBelow(3);
            for (var week = first; week < 6; week++)
            {
                if (week == first || random.Chance(back))
                {
                    rows.Add(Purchase(user, (7 * week) + random.NextBelow(7), ref random));
                }
            }
        }

        worlds.Use(SmallWorld.Of(rows));
        var report = worlds.Session.Retention.Cohorts(
            new RetentionOptions { AsOf = Start.AddDays(28).AddHours(hours), Period = CalendarPeriod.Week }
        );

        foreach (var cell in report.Cells.Where(cell => cell.Period > 0))
        {
            var isOver = cell.Cohort.ToDateTime(TimeOnly.MinValue).AddDays(7 * (cell.Period + 1)) <= Start.AddDays(28);
            Assert.Equal(isOver, cell.Retained is not null);
            if (cell.Retained is { } retained)
            {
                IsAbout(back, retained, (int)cell.Size, $"retained, week {cell.Period} of {cell.Cohort}");
            }
        }

        Assert.Contains(report.Cells, cell => cell is { Period: 3, Retained: not null });
    }

    private static void IsTheTruth(KaplanMeier curve, int days)
    {
        for (var day = 1; day <= days; day++)
        {
            var step = curve.Steps.Single(each => each.Time == day);
            IsAbout(Hazard, step.Happened, (int)step.AtRisk, $"bought on day {day}");
            var truth = Math.Pow(1 - Hazard, day);
            Assert.InRange(step.Survival, truth - 0.04, truth + 0.04);
        }

        Assert.DoesNotContain(curve.Steps, step => step.Time > days);
    }

    // Buyers whose first day is any of the first four, and who buy on each later day with the same chance.
    private static List<CleanEvent> Purchases(int buyers, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var rows = new List<CleanEvent>();
        for (var user = 1; user <= buyers; user++)
        {
            var first = random.NextBelow(4);
            for (var day = first; day < Days; day++)
            {
                if (day == first || random.Chance(Hazard))
                {
                    rows.Add(Purchase(user, day, ref random));
                }
            }
        }

        return rows;
    }

    private static CleanEvent Purchase(int user, int day, ref Xoshiro256 random) =>
        SmallWorld.Draw(1).Events[0] with
        {
            EventType = "purchase",
            UserId = user,
            EventTime = Start.AddDays(day).AddSeconds(random.NextBelow(86_400)),
            Price = 10m,
        };
}
