using EcommerceNotebooks.Display;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Insights;
using EcommerceNotebooks.Quality;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;

namespace Tests.Display;

/// <summary>Tables whose rows count different things: counts without decimals, money to the cent, rates in percent.</summary>
public class RowFormatTests
{
    [Fact]
    public void ToTable_UnusualDays_WritesEachSeriesInItsWay()
    {
        var date = new DateOnly(2019, 11, 15);
        UnusualDay day = new(
            date,
            [
                new("purchases", new DailyValue(date, 3, 40.6217, 5.2, 110.4, 2)),
                new("revenue", new DailyValue(date, 12, 14_405.226, 1_489.7, 43_202.54, 2)),
                new("purchases per cart", new DailyValue(date, null, 0.50123, 0.0618, 1.9, 2)),
            ]
        );

        string[][] rows = Rows(new UnusualDays(new UnusualDaysOptions(), [], [day], null).ToTable());

        Assert.Equal(["3", "41", "5", "110"], rows[0][^4..]);
        Assert.Equal(["12.00", "14,405.23", "1,489.70", "43,202.54"], rows[1][^4..]);
        Assert.Equal(["no carts", "50.12 %", "6.18 %", "190.00 %"], rows[2][^4..]);
    }

    [Fact]
    public void ToTable_Reconciliations_WritesCountsWithoutDecimals()
    {
        string[][] rows = Rows(
            Reconciliation.ToTable([new("events = events", 1_234.00m, 1_233.00m), new("revenue = revenue", 5m, 5m)], "")
        );

        Assert.Equal(["1,234", "1,233", "-1", "false"], rows[0][^4..]);
        Assert.Equal(["5.00", "5.00", "0.00", "true"], rows[1][^4..]);
    }

    [Fact]
    public void FindingsTable_CountBesideAShare_WritesEachByItself()
    {
        var report = new QualityReport("run", [Warned("days", 20, 3), Warned("share", 52.9217, 5)]);

        string[][] rows = Rows(report.FindingsTable());

        Assert.Equal(["20", "3"], rows[0][3..5]);
        Assert.Equal(["52.92", "5"], rows[1][3..5]);
    }

    [Fact]
    public void ToTable_Experiment_WritesARateInPercentAndAMeanAsANumber()
    {
        double[] control = [.. Enumerable.Range(0, 200).Select(i => i % 4 == 0 ? 1.0 : 0)];
        double[] treatment = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? 1.0 : 0)];
        ArmSample[] arms = [ArmSample.Of("a", control), ArmSample.Of("b", treatment)];

        var result = ExperimentResult.Of([
            new MetricSample(new ExperimentMetric("conversion", MetricKind.Rate), arms),
            new MetricSample(new ExperimentMetric("orders per user", MetricKind.Mean), arms),
        ]);

        Assert.Equal(["25.00 %", "33.50 %"], Rows(result.ToTable())[0][2..4]);
        Assert.Equal(["0.2500", "0.3350"], Rows(result.ToTable())[1][2..4]);
        Assert.Contains("8.50 %", result.Metrics[0].ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToTable_RelativeEffect_IsWrittenInPercent()
    {
        var result = new TestResult("test", 0.34631, null, null, null, null, null) { Scale = EffectScale.Relative };

        Assert.Equal("34.63 %", Rows(result.ToTable())[0][1]);
    }

    [Fact]
    public void OfMeasures_WholeDoubleBesideAFraction_HasNoDecimals()
    {
        string[][] rows = Rows(Table.OfMeasures(null, new Measure("degrees of freedom", 1.0), new("p", 0.0256)));

        Assert.Equal("1", rows[0][1]);
        Assert.Equal("0.0256", rows[1][1]);
    }

    private static CheckResult Warned(string name, double observed, double threshold) =>
        new(name, "events", CheckSeverity.Warn, "rule", observed, threshold, CheckStatus.Warned, [], "reason");

    // The text's columns stand where the line of hyphens says.
    private static string[][] Rows(Table table)
    {
        string[] lines = table.ToString().Split('\n');
        int rule = Array.FindIndex(lines, line => line.Length > 0 && line.All(c => c is '-' or ' '));
        (int Start, int End)[] places =
        [
            .. System
                .Text.RegularExpressions.Regex.Matches(lines[rule], "-+")
                .Select(each => (each.Index, each.Index + each.Length)),
        ];
        return
        [
            .. lines[(rule + 1)..^1]
                .Select(line => line.PadRight(lines[rule].Length))
                .Select(line => places.Select(place => line[place.Start..place.End].Trim()).ToArray()),
        ];
    }
}
