using System.Diagnostics;

namespace Benchmarks.Measurement;

/// <summary>Measures variants in turn (A B C, A B C, ...), so that a machine that slows down slows all of them alike.</summary>
internal static class AlternatingRounds
{
    /// <summary>The fewest rounds a published figure rests on.</summary>
    internal const int DefaultRounds = 9;

    private const int DefaultWarmups = 1;

    /// <summary>Runs each variant once per round (or a few times, when one run is too short to time well), after warm-up rounds that are not counted; the first variant is the baseline.</summary>
    internal static IReadOnlyList<Timing> Measure(
        IReadOnlyList<(string Name, Action Run)> variants,
        int rounds = DefaultRounds,
        int warmups = DefaultWarmups,
        int repeats = 1,
        Action<string>? report = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        var seconds = variants.Select(_ => new double[rounds]).ToArray();
        for (var round = -warmups; round < rounds; round++)
        {
            for (var i = 0; i < variants.Count; i++)
            {
                var elapsed = Time(variants[i].Run, repeats);
                if (round >= 0)
                {
                    seconds[i][round] = elapsed;
                }
            }

            report?.Invoke(round < 0 ? "warm-up" : $"round {round + 1} of {rounds}");
        }

        return
        [
            .. variants.Select(
                (variant, i) =>
                    new Timing(
                        variant.Name,
                        seconds[i],
                        Timing.Median(seconds[i].Zip(seconds[0], (own, baseline) => own / baseline))
                    )
            ),
        ];
    }

    private static double Time(Action run, int repeats)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            run();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    }
}
