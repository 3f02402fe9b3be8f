using System.Collections.Immutable;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>What the tests did over many simulated experiments with a known truth.</summary>
/// <param name="Options">The truth.</param>
/// <param name="Runs">Simulated experiments.</param>
/// <param name="Tests">Test by test.</param>
/// <param name="PValues">The p-values of each test, in the order of the tests, NaN where there was none.</param>
public sealed record SimulationReport(
    SimulationOptions Options,
    int Runs,
    IReadOnlyList<SimulatedTest> Tests,
    IReadOnlyList<ImmutableArray<double>> PValues
) : ChartReport
{
    /// <summary>Simulates experiments on all processors and puts each through every test; the same seed gives the same report.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one run, or an option or alpha is out of range.</exception>
    public static SimulationReport Of(SimulationOptions options, int runs = 5_000, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        var test = new TestOptions { Confidence = 1 - alpha }.Checked();
        options.Checked();
        var outcomes = new SimulatedOutcome[runs][];
        Parallel.For(0, runs, run => outcomes[run] = SimulatedOutcome.Of(options, run, test));
        var tests = outcomes[0]
            .Select((first, place) => Summary(first.Name, [.. outcomes.Select(run => run[place])], alpha))
            .ToArray();
        return new SimulationReport(
            options,
            runs,
            tests,
            [.. tests.Select((_, place) => outcomes.Select(run => run[place].PValue).ToImmutableArray())]
        );
    }

    /// <summary>One row per test; positives and coverage with the limits of chance.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Tests.Select(each => new
                {
                    Test = each.Name,
                    each.Computed,
                    each.PositiveRate,
                    PositivesFrom = each.Computed == 0
                        ? (double?)null
                        : (double)each.PositiveLimits().Low / each.Computed,
                    PositivesTo = each.Computed == 0
                        ? (double?)null
                        : (double)each.PositiveLimits().High / each.Computed,
                    each.Coverage,
                    each.MeanWidth,
                    UniformPValue = each.Uniformity.PValue,
                }),
                $"{Runs} simulated experiments"
            )
            .WithFormat(ColumnFormat.Percent(), "positive_rate", "positives_from", "positives_to", "coverage")
            .WithFormat(ColumnFormat.Fixed(3), "uniform_p_value");

    /// <summary>The test of this name.</summary>
    /// <exception cref="ArgumentException">There is no such test.</exception>
    public SimulatedTest Test(string name) =>
        Tests.FirstOrDefault(test => test.Name == name)
        ?? throw new ArgumentException(
            $"There is no test '{name}'; the tests are {string.Join("; ", Tests.Select(test => test.Name))}.",
            nameof(name)
        );

    /// <summary>The p-values of Welch's test of revenue, which are flat without an effect.</summary>
    public override Chart ToChart() => ToChart("revenue, Welch");

    /// <summary>The p-values of another test.</summary>
    /// <exception cref="ArgumentException">There is no such test.</exception>
    public Chart ToChart(string test)
    {
        var place = Tests.Index().First(each => each.Item == Test(test)).Index;
        var known = PValues[place].Where(p => !double.IsNaN(p)).ToArray();
        return known.Length == 0
            ? Chart.Nothing("The test gave no p-value.").Title("P-values")
            : Chart
                .Histogram(known, bins: 20)
                .Title($"P-values of {Runs} simulated experiments: {test}")
                .XAxis("p-value")
                .YAxis("experiments");
    }

    private static SimulatedTest Summary(string name, IReadOnlyList<SimulatedOutcome> outcomes, double alpha)
    {
        var computed = outcomes.Where(outcome => !double.IsNaN(outcome.PValue)).ToArray();
        return new SimulatedTest(
            name,
            computed.Length,
            computed.Count(outcome => outcome.PValue <= alpha),
            computed.Count(outcome => outcome.IsCovered),
            computed.Length == 0 ? null : computed.Average(outcome => outcome.Width),
            KolmogorovSmirnovTest.Uniform(computed.Select(outcome => outcome.PValue)),
            alpha
        );
    }
}
