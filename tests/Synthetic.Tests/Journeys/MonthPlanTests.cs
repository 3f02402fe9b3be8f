using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Journeys;
using EcommerceNotebooks.Synthetic.Months;
using EcommerceNotebooks.Synthetic.Population;

namespace Tests.Synthetic.Journeys;

public class MonthPlanTests
{
    private static readonly SyntheticOptions Options = new()
    {
        Scale = 0.01,
        Seed = 3,
        Threads = 2,
    };
    private static readonly UserPopulation Population = new(Options.Scale, Options.Seed);
    private static readonly MonthContext October = new(Options, Population, "2019-Oct");

    [Fact]
    public void Slices_AllWindows_HoldSessionsOfTheirHour()
    {
        var windows = 0;
        var sessions = 0;
        foreach (var (first, places) in new MonthPlan(October, null).Slices())
        {
            for (var i = 0; i < places.Length; i++)
            {
                Assert.All(places[i], place => Assert.Equal(first + i, place.Start / October.WindowSeconds));
                sessions += places[i].Count;
            }

            windows += places.Length;
        }

        Assert.Equal(31 * 24, windows);
        Assert.Equal(1.0, sessions / (9_244_770 * Options.Scale), 0.02);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1_800)]
    public void Render_OtherWindows_GivesTheSameEvents(int seconds)
    {
        var options = Options with { Scale = 0.002 };
        var population = new UserPopulation(options.Scale, options.Seed);
        var october = new MonthContext(options, population, "2019-Oct");
        var expected = new MonthContext(options, population, "2019-Nov");
        var other = new MonthContext(options, population, "2019-Nov") { WindowSeconds = seconds };

        Assert.Equal(3_600, expected.WindowSeconds);
        Assert.Equal(EventsOf(expected, october), EventsOf(other, october));
    }

    [Fact]
    public void Sessions_OverTheDays_FollowThePublishedDays()
    {
        var days = new double[October.Month.Days];
        foreach (var (first, places) in new MonthPlan(October, null).Slices())
        {
            for (var i = 0; i < places.Length; i++)
            {
                days[(first + i) / 24] += places[i].Count;
            }
        }

        var wanted = October.Month.DaySessions;
        for (var day = 0; day < days.Length; day++)
        {
            Assert.Equal(1.0, days[day] / days.Sum() / (wanted[day] / wanted.Sum()), 0.08);
        }
    }

    [Theory]
    [InlineData(1_000, 250)]
    [InlineData(1_000, -333)]
    [InlineData(7, 7)]
    [InlineData(5, 0)]
    public void Corrections_Spread_GiveExactlyWhatIsMissing(int sessions, int missing)
    {
        var shape = new SessionShape(5, 0, 0, 0, 0);
        var count = Enumerable.Range(0, sessions).Aggregate(default(CorrectableSessions), (sum, _) => sum.Plus(shape));
        var counted = new MonthTotals(5L * sessions, 0, 0);
        var corrections = MonthCorrections.For(new MonthTotals(counted.Views + missing, 0, 0), counted, count);

        var before = default(CorrectableSessions);
        var views = 0L;
        for (var i = 0; i < sessions; i++)
        {
            views += shape.With(corrections.Of(shape, before)).Views;
            before = before.Plus(shape);
        }

        Assert.Equal(counted.Views + missing, views);
    }

    [Fact]
    public void With_EachCorrection_KeepsTheSessionsRowsButForViews()
    {
        var shape = new SessionShape(5, 2, 2, 0, 0);

        Assert.Equal(new SessionShape(4, 3, 2, 0, 0), shape.With(SessionTraits.CartMore));
        Assert.Equal(new SessionShape(6, 1, 2, 0, 0), shape.With(SessionTraits.CartLess));
        Assert.Equal(new SessionShape(4, 2, 3, 0, 0), shape.With(SessionTraits.PurchaseMore));
        Assert.Equal(new SessionShape(6, 2, 1, 0, 0), shape.With(SessionTraits.PurchaseLess));
        Assert.Equal(new SessionShape(6, 2, 2, 0, 0), shape.With(SessionTraits.ViewMore));
        Assert.Equal(new SessionShape(4, 2, 2, 0, 0), shape.With(SessionTraits.ViewLess));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.37)]
    [InlineData(9.1)]
    public void Times_AnyScale_KeepsRowsTheSumOfTheirTypes(double scale)
    {
        var totals = new MonthTotals(63_556_110, 3_028_930, 916_939).Times(scale);

        Assert.Equal((long)Math.Round(67_501_979 * scale), totals.Events);
    }

    private static List<SyntheticEvent> EventsOf(MonthContext month, MonthContext before) =>
        [
            .. new MonthEvents(month, before)
                .Render(
                    batch => Enumerable.Range(0, batch.Count).Select(batch.ToEvent).ToArray(),
                    CancellationToken.None
                )
                .SelectMany(events => events),
        ];
}
