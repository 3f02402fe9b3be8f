using System.Diagnostics;
using System.Globalization;
using Benchmarks.Measurement;
using Benchmarks.Processes;
using Benchmarks.Sources;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations.Chain;

namespace Benchmarks.Recommendations;

/// <summary>Rules, and the tables that recommendations are looked up in.</summary>
internal static class RecommendationTables
{
    private const double MostSecondsOfRules = 60;
    private const double MostSecondsOfNeighbours = 180;
    private const double MostMilliseconds = 1;
    private const double MillisecondsPerSecond = 1_000;
    private const double BytesPerGibibyte = 1L << 30;
    private const int Calls = 500;
    private const int Offers = 60;
    private const int Seed = 1;

    /// <summary>Builds each table once.</summary>
    internal static MeasuredGroup Build(SuiteRun suite, string warehouse)
    {
        using var shop = Shop.Open(warehouse, suite.Limits.ToShopOptions());
        ResidentMemory.RestartPeak();
        List<string> notes = [];
        Timing[] timings =
        [
            Once("rules", () => shop.Recommendations.Rules().Sentence),
            Once("table of affinities", () => shop.Recommendations.BuildAffinity().ToTable().Title),
            Once("table of neighbours", () => shop.Recommendations.BuildNeighbours().Sentence),
            Once("table of followers", () => shop.Recommendations.BuildFollowers().Sentence),
        ];
        notes.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The peak memory of the whole process meanwhile: {ResidentMemory.OwnPeak() / BytesPerGibibyte:0.00} GiB."
            )
        );
        return new MeasuredGroup(
            "Rules and tables",
            shop.Insights.LogOverview().Events,
            "Each once, with default options; the tables are checked against their contracts as they are written.",
            timings
        )
        {
            Targets =
            [
                new Target("rules", timings[0].MedianSeconds, MostSecondsOfRules, "s"),
                new Target("table of neighbours", timings[2].MedianSeconds, MostSecondsOfNeighbours, "s"),
                new Target("table of followers", timings[3].MedianSeconds, MostSecondsOfNeighbours, "s"),
            ],
            Notes = notes,
        };

        Timing Once(string name, Func<string?> build)
        {
            SuiteRun.Report(RecommendationsSuite.Name)(name);
            var start = Stopwatch.GetTimestamp();
            if (build() is { } note)
            {
                notes.Add(note);
            }

            return new Timing(name, [Stopwatch.GetElapsedTime(start).TotalSeconds], 1);
        }
    }

    /// <summary>Looks products up, and offers something with them.</summary>
    internal static MeasuredGroup LookUps(Shop shop)
    {
        var popular = shop.Insights.TopProducts(Calls).Products.Select(product => product.ProductId).ToArray();
        var random = new Random(Seed);
        random.Shuffle(popular);
        using var session = shop.OpenSession();
        Timing[] timings =
        [
            .. new[]
            {
                Measure("affinities of a product", popular, product => session.Recommendations.Affinity(product)),
                Measure(
                    "ten offers with a product",
                    popular.Take(Offers),
                    product => session.Recommendations.For(RecommendationBasket.Product(product))
                ),
            }.OfType<Timing>(),
        ];
        return new MeasuredGroup(
            "Looking up",
            null,
            $"The products seen most, up to {Calls}, one after the other in one session; offers go through all sources of the chain.",
            timings
        )
        {
            Targets =
            [
                new Target(
                    "affinities of a product, p50",
                    timings.Length == 0
                        ? null
                        : Percentiles.NearestRank(timings[0].Seconds, 0.5) * MillisecondsPerSecond,
                    MostMilliseconds,
                    "ms"
                ),
            ],
        };
    }

    private static Timing? Measure(string name, IEnumerable<long> products, Action<long> ask)
    {
        SuiteRun.Report(RecommendationsSuite.Name)(name);
        double[] seconds =
        [
            .. products.Select(product =>
            {
                var start = Stopwatch.GetTimestamp();
                ask(product);
                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            }),
        ];
        return seconds.Length < 2
            ? null
            : new Timing(name, seconds[1..], 1) { Calls = CallFigures.Of(seconds[0], seconds[1..]) };
    }
}
