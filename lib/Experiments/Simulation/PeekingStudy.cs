using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Experiments;

/// <summary>What looking again and again costs: the share of simulated experiments that had been called positive by each look, under three rules.</summary>
/// <param name="Options">The experiments.</param>
/// <param name="Runs">How many were simulated.</param>
/// <param name="Looks">Look by look.</param>
public sealed record PeekingStudy(PeekingOptions Options, int Runs, IReadOnlyList<PeekingLook> Looks) : ChartReport
{
    private const int MostBoundaries = 100;
    private const int Anytime = 1;

    /// <summary>Simulates experiments on all processors. The test statistic is the pooled z; without one (all users alike) no rule stops, and the always-valid one not before it may (<see cref="AlwaysValidTest.LeastExpected"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one run, or an option is out of range.</exception>
    public static PeekingStudy Of(PeekingOptions options, int runs = 2_000)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        options.Checked();
        var naive = Enumerable.Repeat(NormalDistribution.UpperQuantile(options.Alpha / 2), options.Looks).ToArray();
        var group =
            options.Looks <= MostBoundaries
                ? GroupSequentialDesign
                    .Of(SequentialBoundary.OBrienFleming, options.Looks, options.Alpha)
                    .Boundaries.ToArray()
                : null;
        var anytime = Enumerable
            .Range(1, options.Looks)
            .Select(look =>
                AlwaysValidTest.Critical(2.0 * look * options.UsersPerLook, options.Alpha, options.TuningSample)
            )
            .ToArray();
        double[][] rules = group is null ? [naive, anytime] : [naive, anytime, group];
        var stops = new int[runs][];
        Parallel.For(0, runs, run => stops[run] = Stops(options, Hash64.Of(options.Seed, (ulong)run), rules));
        double Share(int rule, int look) => (double)stops.Count(stop => stop[rule] <= look) / runs;
        return new PeekingStudy(
            options,
            runs,
            [
                .. Enumerable
                    .Range(0, options.Looks)
                    .Select(look => new PeekingLook(
                        look + 1,
                        2L * (look + 1) * options.UsersPerLook,
                        Share(0, look),
                        group is null ? null : Share(2, look),
                        Share(1, look)
                    )),
            ]
        );
    }

    /// <summary>One row per look.</summary>
    public Table ToTable() =>
        Table
            .Of(Looks, $"Experiments called positive by each look, of {Runs}")
            .WithFormat(ColumnFormat.Percent(), "naive", "o_brien_fleming", "always_valid");

    /// <summary>The shares over the looks, with the level that was promised.</summary>
    public override Chart ToChart()
    {
        var looks = Looks.Select(look => look.Look).ToArray();
        var chart = Chart
            .Line(looks, Looks.Select(look => look.Naive), "usual test at every look")
            .With(Chart.Line(looks, Looks.Select(look => look.AlwaysValid), "always-valid test"));
        if (Looks.All(look => look.OBrienFleming is not null))
        {
            chart = chart.With(Chart.Line(looks, Looks.Select(look => look.OBrienFleming), "O'Brien-Fleming"));
        }

        return chart
            .With(Chart.Line(looks, looks.Select(_ => Options.Alpha), "promised"))
            .Title(Options.Lift == 0 ? "False positives when one looks again and again" : "Positives by each look")
            .XAxis("look")
            .YAxis("experiments called positive", ".0%");
    }

    // The look at which each rule stops, or one after the last.
    private static int[] Stops(PeekingOptions options, ulong seed, double[][] rules)
    {
        var random = new Xoshiro256(seed);
        var stops = rules.Select(_ => options.Looks).ToArray();
        long before = 0;
        long after = 0;
        for (var look = 0; look < options.Looks; look++)
        {
            before += Variates.Binomial(options.UsersPerLook, options.Rate, ref random);
            after += Variates.Binomial(options.UsersPerLook, options.Rate * (1 + options.Lift), ref random);
            double users = (look + 1L) * options.UsersPerLook;
            var share = (before + after) / (2 * users);
            if (share is 0 or 1)
            {
                continue;
            }

            var z = Math.Abs(after - before) / users / Math.Sqrt(share * (1 - share) * 2 / users);
            var isTooEarly = Math.Min(share, 1 - share) * users < AlwaysValidTest.LeastExpected;
            for (var rule = 0; rule < rules.Length; rule++)
            {
                if (z >= rules[rule][look] && look < stops[rule] && !(rule == Anytime && isTooEarly))
                {
                    stops[rule] = look;
                }
            }
        }

        return stops;
    }
}
