using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Charts.Svg;

namespace Tests.Charts;

public class ScaleTests
{
    [Fact]
    public void Step_ManyLengths_IsOneTwoOrFiveAndGivesAboutAsManyTicks()
    {
        var random = new Random(11);
        for (int i = 0; i < 500; i++)
        {
            double length = Math.Pow(10, (random.NextDouble() * 16) - 8);
            double from = (random.NextDouble() - 0.5) * length * 4;
            int parts = random.Next(2, 12);

            double step = NiceTicks.Step(length, parts);
            double[] ticks = [.. NiceTicks.Multiples(from, from + length, step)];

            double digit = step / Math.Pow(10, Math.Floor(Math.Log10(step * 1.0000001)));
            Assert.Contains(Math.Round(digit, 6), new[] { 1.0, 2, 5 });
            Assert.InRange(ticks.Length, parts / 3, parts + 1);
            Assert.All(ticks, tick => Assert.InRange(tick, from - (1e-6 * length), from + length + (1e-6 * length)));
        }
    }

    [Fact]
    public void Multiples_OfATenth_HaveNoRoundingTail()
    {
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], NiceTicks.Multiples(0, 0.75, 0.1));
    }

    [Theory]
    [InlineData("2019-11-05", "2019-11-09", 5, "Nov 5,Nov 6,Nov 7,Nov 8,Nov 9")]
    [InlineData("2019-10-01", "2019-11-01", 6, "Oct 7,Oct 14,Oct 21,Oct 28")]
    [InlineData("2019-01-15", "2020-02-01", 6, "Apr 2019,Jul 2019,Oct 2019,Jan 2020")]
    public void Between_Dates_TicksAtRoundDaysMondaysAndMonths(string from, string to, int wanted, string expected)
    {
        string[] labels =
        [
            .. TimeTicks.Between(Milliseconds(from), Milliseconds(to), wanted).Select(tick => tick.Label),
        ];

        Assert.Equal(expected, string.Join(',', labels));
    }

    [Theory]
    [InlineData(0, "[0.0,1.0]")]
    [InlineData(40, "[0.0,44.0]")]
    [InlineData(-10, "[-11.0,0.0]")]
    public void Axes_OnePointOfALine_ShowItsDayAndItsHeight(double value, string heights)
    {
        var day = new DateTime(2031, 3, 1);
        var chart = Chart.Line([day], [value]);

        var json = chart.ToPlotlyJson();

        Assert.Contains($"\"range\":{heights}", json, StringComparison.Ordinal);
        Assert.Contains(
            FormattableString.Invariant(
                $"\"range\":[{Milliseconds("2031-02-28T12:00:00"):F1},{Milliseconds("2031-03-01T12:00:00"):F1}]"
            ),
            json,
            StringComparison.Ordinal
        );
        Assert.Contains(">Mar 1<", chart.ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "\"range\"",
            Chart.Line([day, day.AddDays(1)], [value, value + 1]).ToPlotlyJson(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Counts_RandomValues_EqualCountingByHand()
    {
        var random = new Random(5);
        for (int round = 0; round < 50; round++)
        {
            double[] values =
            [
                .. Enumerable.Range(0, random.Next(1, 200)).Select(_ => Math.Round(random.NextDouble() * 50, 1)),
            ];
            ChartValues all = ChartValues.From(values, nameof(values));
            var bins = HistogramBins.For(all, random.Next(0, 20));
            int[] counts = bins.Counts(all);

            int[] expected =
            [
                .. Enumerable
                    .Range(0, bins.Count)
                    .Select(bin =>
                        values.Count(value =>
                            value - bins.Start >= (bin * bins.Size) - 1e-9
                            && value - bins.Start < ((bin + 1) * bins.Size) - 1e-9
                        )
                    ),
            ];

            Assert.Equal(values.Length, counts.Sum());
            Assert.Equal(expected, counts);
        }
    }

    private static double Milliseconds(string date) =>
        (
            DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture) - DateTime.UnixEpoch
        ).TotalMilliseconds;
}
