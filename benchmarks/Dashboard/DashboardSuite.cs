using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Benchmarks.Measurement;
using Benchmarks.Sources;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;

namespace Benchmarks.Dashboard;

/// <summary>How long a reader of the dashboard waits after a filter: each page's numbers that are sums, and each figure that reads single events.</summary>
internal static class DashboardSuite
{
    /// <summary>The suite's name: the subcommand and the result files at full size.</summary>
    internal const string Name = "dashboard";

    /// <summary>The result files up to <see cref="InteractiveEvents"/>.</summary>
    internal const string Interactive = "dashboard-interactive";

    private const long InteractiveEvents = 15_500_000;
    private const double MostMilliseconds = 300;
    private const double MostInteractiveMilliseconds = 100;
    private const double MostSlowSeconds = 3;
    private const double MillisecondsPerSecond = 1e3;
    private const int SlowFilters = 6;
    private const int Seed = 7;

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var warehouse = new Option<string?>("--warehouse")
        {
            Description = "A finished warehouse (.duckdb) instead of one built from --source or generated events.",
        };
        var filters = new Option<int>("--filters")
        {
            DefaultValueFactory = _ => 60,
            Description = "Random filters of one condition each that every page is asked under.",
        };
        var options = new ScaleOptions(Name, besidePeers: false, inRounds: false);
        var command = new Command(Name, "The dashboard's pages under random filters: first call, p50, p95, longest.")
        {
            warehouse,
            filters,
        };
        options.AddTo(command);
        command.SetAction(arguments =>
            Run(options.Of(arguments), arguments.GetValue(warehouse), arguments.GetValue(filters))
        );
        return command;
    }

    private static void Run(SuiteRun suite, string? warehouse, int filters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(filters, 2);
        suite.OnWarehouse(Name, warehouse, path => Publish(suite, path, filters));
    }

    private static void Publish(SuiteRun suite, string warehouse, int count)
    {
        // As the dashboard opens it.
        using var shop = Shop.Open(warehouse, suite.Limits.ToShopOptions() with { ReadOnly = true });
        var summary = shop.Dashboard.Summary();
        var filters = Filters(shop, summary, count);
        var isInteractive = summary.Events <= InteractiveEvents;
        var pages = Pages(suite, shop, filters, summary.Events);
        var slow = Slow(suite, shop, [.. filters.Take(SlowFilters)], summary.Events);
        new MeasurementReport(
            $"The dashboard under filters, memory_limit {suite.Limits.MemoryLimit}, {suite.Limits.Threads} threads",
            suite.Stamp(),
            [
                pages with
                {
                    Targets =
                    [
                        new Target(
                            "sums of a page, p95 of the slowest page",
                            pages.Timings.Max(timing => timing.Calls!.P95Seconds) * MillisecondsPerSecond,
                            isInteractive ? MostInteractiveMilliseconds : MostMilliseconds,
                            "ms"
                        ),
                    ],
                    Notes =
                    [
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"The sums by hour, category, brand and segment that these numbers come from have {summary.Cells:N0} rows and take {summary.CellBytes / 1e6:N1} MB of the warehouse."
                        ),
                    ],
                },
                slow with
                {
                    Targets =
                    [
                        new Target(
                            "figure of single events, p95 of the slowest",
                            slow.Timings.Max(timing => timing.Calls!.P95Seconds),
                            MostSlowSeconds,
                            "s"
                        ),
                    ],
                },
            ]
        ).Publish(suite.Output, isInteractive ? Interactive : Name);
    }

    private static MeasuredGroup Pages(SuiteRun suite, Shop shop, DashboardFilter[] filters, long events) =>
        new(
            "Pages",
            events,
            $"All figures of a page that are sums, two at a time as a browser asks for them, under {filters.Length} random filters of one condition, each new to the library; the first one apart.",
            [
                .. shop
                    .Dashboard.Figures.Where(figure => !figure.IsSlow && figure.Filters.Count > 0)
                    .GroupBy(figure => figure.Page)
                    .Select(
                        (page, place) =>
                        {
                            SuiteRun.Report(Name)(page.Key);
                            Figure[] figures = [.. page];
                            // A zone of its own, so that no page finds the sums of the one before.
                            return Measure(
                                $"{page.Key}, {figures.Length} figures",
                                filters.Select(filter => filter with { TimeZone = Zones[place % Zones.Length] }),
                                filter =>
                                    Parallel.ForEach(
                                        figures,
                                        new ParallelOptions { MaxDegreeOfParallelism = 2 },
                                        figure => shop.Dashboard.Answer(figure.Name, filter)
                                    )
                            );
                        }
                    ),
            ]
        );

    private static MeasuredGroup Slow(SuiteRun suite, Shop shop, DashboardFilter[] filters, long events) =>
        new(
            "Figures that read single events or fit something",
            events,
            $"Each alone, under {filters.Length} random filters; the first one apart. They are shown after the others.",
            [
                .. shop
                    .Dashboard.Figures.Where(figure => figure.IsSlow)
                    .Select(figure =>
                    {
                        SuiteRun.Report(Name)(figure.Name);
                        return Measure(figure.Name, filters, filter => shop.Dashboard.Answer(figure.Name, filter));
                    }),
            ]
        );

    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo"];

    private static Timing Measure(string name, IEnumerable<DashboardFilter> filters, Action<DashboardFilter> ask)
    {
        double[] seconds =
        [
            .. filters.Select(filter =>
            {
                var start = Stopwatch.GetTimestamp();
                ask(filter);
                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            }),
        ];
        return new Timing(name, seconds[1..], 1) { Calls = CallFigures.Of(seconds[0], seconds[1..]) };
    }

    // One condition each, in turn: nothing, dates, type, category, brand, segment.
    private static DashboardFilter[] Filters(Shop shop, DashboardSummary summary, int count)
    {
        var random = new Random(Seed);
        var brands = shop.Dashboard.Choices("brand", rows: 200);
        var categories = shop.Dashboard.Choices("category", rows: 100);
        var first = summary.FirstDate ?? new DateOnly(2019, 10, 1);
        var days = (summary.LastDate?.DayNumber ?? first.DayNumber) - first.DayNumber + 1;
        HashSet<DashboardFilter> drawn = [];
        for (var turn = 0; drawn.Count < count && turn < 100 * count; turn++)
        {
            drawn.Add(
                (turn % 6) switch
                {
                    0 => DashboardFilter.All with { From = first.AddDays(-turn) },
                    1 => DashboardFilter.All with { From = Day(), To = first.AddDays(days + 1) },
                    2 => DashboardFilter.All with
                    {
                        EventType = DashboardFilter.EventTypes[random.Next(4)],
                        From = first.AddDays(-turn),
                    },
                    3 when categories.Count > 0 => DashboardFilter.All with
                    {
                        Category = categories[random.Next(categories.Count)].Name,
                    },
                    4 when brands.Count > 0 => DashboardFilter.All with
                    {
                        Brand = brands[random.Next(brands.Count)].Name,
                    },
                    _ => DashboardFilter.All with
                    {
                        Segment = DashboardSummary.Segments[random.Next(4)],
                        From = first.AddDays(-turn),
                    },
                }
            );
        }

        return [.. drawn];

        DateOnly Day() => first.AddDays(random.Next(days));
    }
}
