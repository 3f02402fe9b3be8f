using EcommerceNotebooks;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Retention;
using EcommerceNotebooks.Statistics;

namespace Tests.Customers.Planted;

/// <summary>Retention by month finds the decay that was planted: of the users who first come in a month, first * k^-power come k months later, each by a draw of its own.</summary>
public class CohortDecayTests(SevenMonthsShop planted) : IClassFixture<SevenMonthsShop>
{
    private const string October = "2019-Oct";
    private const int Months = 7;

    private readonly double first = planted.Truth(October, "cohortDecay", "first");
    private readonly double power = planted.Truth(October, "cohortDecay", "power");

    [Fact]
    public void Retention_EveryCohortAndMonth_LiesInTheBinomialRangeOfThePlantedShare()
    {
        var cells = Report(RetentionMode.Recurring).Cells.Where(cell => cell.Period > 0).ToArray();

        Assert.Equal(Months * (Months - 1) / 2, cells.Length);
        Assert.All(
            cells,
            cell =>
            {
                var (low, high) = BinomialLimits.OfCount(cell.Size, Planted(cell.Period), 1 - (0.01 / cells.Length));
                Assert.InRange(cell.Retained!.Value, low, high);
            }
        );
    }

    [Fact]
    public void Retention_OctobersUsersInNovember_AreExactlyThePlantedShare()
    {
        var cell = Assert.Single(
            Report(RetentionMode.Recurring).Cells,
            cell => cell.Cohort == new DateOnly(2019, 10, 1) && cell.Period == 1
        );

        Assert.Equal((long)Math.Round(3_022_290 * planted.Scale), cell.Size);
        Assert.Equal((long)Math.Round(1_401_758 * planted.Scale), cell.Retained);
    }

    // Weighted least squares of log share = log first - power * log k, each month with the variance of its binomial share.
    [Fact]
    public void Averages_OverMonths_FallWithThePlantedPower()
    {
        var points = Report(RetentionMode.Recurring)
            .Averages.Where(average => average.Period > 0)
            .Select(average =>
                (
                    X: Math.Log(average.Period),
                    Y: Math.Log(average.WeightedMean),
                    Weight: average.Retained / (1 - average.WeightedMean)
                )
            )
            .ToArray();
        var weight = points.Sum(point => point.Weight);
        var meanX = points.Sum(point => point.Weight * point.X) / weight;
        var meanY = points.Sum(point => point.Weight * point.Y) / weight;
        var spread = points.Sum(point => point.Weight * (point.X - meanX) * (point.X - meanX));
        var slope = points.Sum(point => point.Weight * (point.X - meanX) * (point.Y - meanY)) / spread;
        var standardError = 1 / Math.Sqrt(spread);

        Assert.Equal(Months - 1, points.Length);
        Assert.InRange(standardError, 0, 0.04);
        Assert.Equal(-power, slope, 4 * standardError);
        Assert.Equal(Math.Log(first), meanY - (slope * meanX), 4 * Math.Sqrt((1 / weight) + (meanX * meanX / spread)));
    }

    // Who comes in none of the months from k on is missing in each of them independently.
    [Fact]
    public void UnboundedRetention_EveryCohortAndMonth_LiesInTheBinomialRangeOfComingOnceMore()
    {
        var cells = Report(RetentionMode.Unbounded).Cells.Where(cell => cell.Period > 0).ToArray();

        Assert.All(
            cells,
            cell =>
            {
                var last = ((2020 - cell.Cohort.Year) * 12) + 4 - cell.Cohort.Month;
                var never = Enumerable
                    .Range(cell.Period, last - cell.Period + 1)
                    .Aggregate(1.0, (share, period) => share * (1 - Planted(period)));
                var (low, high) = BinomialLimits.OfCount(cell.Size, 1 - never, 1 - (0.01 / cells.Length));
                Assert.InRange(cell.Retained!.Value, low, high);
            }
        );
    }

    private double Planted(int period) => first * Math.Pow(period, -power);

    private RetentionReport Report(RetentionMode mode) =>
        planted.Shop.Retention.Cohorts(
            new RetentionOptions
            {
                AsOf = new DateTime(2020, 5, 1),
                Period = CalendarPeriod.Month,
                Mode = mode,
            }
        );
}
