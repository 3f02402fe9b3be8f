using System.Globalization;
using System.Runtime.CompilerServices;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Support;

namespace Tests.Simulations;

/// <summary>
/// Seeded simulations of a known truth; <see cref="TestScale"/> says how large they are.
/// </summary>
internal static class Simulation
{
    /// <summary>How often a right method lies inside its limits: some 300 are checked in all, so that with new seeds a right library would fail in at most 3 % of cases; the seeds are fixed, so that it either does or not.</summary>
    internal const double Confidence = 0.9999;

    /// <summary>One simulated experiment: what happened in it is marked in the places given.</summary>
    internal delegate void Experiment(ref Xoshiro256 random, Span<bool> happened);

    private static readonly string Figures = Path.Combine(Repository.Root, "artifacts", "simulations.csv");

    internal static int Runs(int inCi, int full) => TestScale.IsFull ? full : inCi;

    /// <summary>How often each outcome happened in so many experiments, the same for the same seed on any number of processors.</summary>
    internal static long[] Count(int runs, ulong seed, int outcomes, Experiment experiment)
    {
        var totals = new long[outcomes];
        Parallel.For(
            0,
            runs,
            () => new long[outcomes],
            (run, _, counts) =>
            {
                var random = new Xoshiro256(Hash64.Of(seed, (ulong)run));
                Span<bool> happened = stackalloc bool[outcomes];
                happened.Clear();
                experiment(ref random, happened);
                for (var i = 0; i < outcomes; i++)
                {
                    counts[i] += happened[i] ? 1 : 0;
                }

                return counts;
            },
            counts =>
            {
                lock (totals)
                {
                    for (var i = 0; i < outcomes; i++)
                    {
                        totals[i] += counts[i];
                    }
                }
            }
        );
        return totals;
    }

    /// <summary>The count is what chance allows for a true rate of this much, or between two of them; the full form writes it to artifacts/simulations.csv.</summary>
    internal static void IsBetween(
        double least,
        double most,
        long count,
        int runs,
        string what,
        [CallerMemberName] string test = ""
    )
    {
        var low = BinomialLimits.OfCount(runs, least, Confidence).Low;
        var high = BinomialLimits.OfCount(runs, most, Confidence).High;
        var rate = string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / runs:0.00} %");
        if (TestScale.IsFull)
        {
            lock (Figures)
            {
                File.AppendAllText(
                    Figures,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{test},\"{what}\",{runs},{count},{rate},{least},{most}\n"
                    )
                );
            }
        }

        Assert.True(
            count >= low && count <= high,
            $"{what}: {count} of {runs} ({rate}), and chance allows {low} to {high}."
        );
    }

    internal static void IsAbout(double rate, long count, int runs, string what, [CallerMemberName] string test = "") =>
        IsBetween(rate, rate, count, runs, what, test);

    internal static void IsAtMost(
        double rate,
        long count,
        int runs,
        string what,
        [CallerMemberName] string test = ""
    ) => IsBetween(0, rate, count, runs, what, test);

    internal static void IsAtLeast(
        double rate,
        long count,
        int runs,
        string what,
        [CallerMemberName] string test = ""
    ) => IsBetween(rate, 1, count, runs, what, test);

    internal static bool Holds(ConfidenceInterval? interval, double truth) =>
        interval is not null && interval.Low <= truth && truth <= interval.High;

    internal static bool IsPositive(TestResult result) => result.PValue <= 0.05;
}
