using System.CommandLine;
using Benchmarks.Measurement;
using Benchmarks.Processes;
using Benchmarks.Sources;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Filters;

namespace Benchmarks.Customers;

/// <summary>Every question about customers against the engine's bare scan of the columns it cannot do without.</summary>
internal static class CustomersSuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "customers";

    // Where filters have their target the results have a name of their own, so that both sizes stand side by side.
    private const string InteractiveName = "customers-interactive";
    private const int LongestStatements = 5;
    private const double MostScans = 5;
    private const double MostSeconds = 1;
    private const double MostSecondsOfAFunnel = 3;
    private const double MostGibibytes = 8;
    private const double BytesPerGibibyte = 1L << 30;
    private const long InteractiveEvents = 15_000_000;
    private const string BareScan = "bare scan";
    private const string AllEvents = "all events";

    /// <summary>The title of the funnels with every option.</summary>
    internal const string Funnels = "funnels, every option";

    private static readonly (string Name, Func<DateTime, EventFilter> Of)[] Filters =
    [
        ("30 days", asOf => new EventFilter { From = asOf.AddDays(-30) }),
        ("category electronics", _ => new EventFilter { Category = "electronics" }),
        ("brand samsung", _ => new EventFilter { Brand = "samsung" }),
        ("segment Power User", _ => new EventFilter { Segment = "Power User" }),
    ];

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var warehouse = new Option<string?>("--warehouse")
        {
            Description = "A finished warehouse (.duckdb) instead of one built from --source or generated events.",
        };
        var options = new ScaleOptions(Name, besidePeers: false);
        var command = new Command(Name, "Every question about customers against the bare scan of its columns.")
        {
            warehouse,
        };
        options.AddTo(command);
        command.SetAction(arguments => Run(options.Of(arguments), arguments.GetValue(warehouse)));
        return command;
    }

    private static void Run(SuiteRun suite, string? warehouse)
    {
        suite.OnWarehouse(Name, warehouse, path => Publish(suite, path));
    }

    private static void Publish(SuiteRun suite, string warehouse)
    {
        using var shop = Shop.Open(warehouse, suite.Limits.ToShopOptions());
        var rows = shop.Insights.EventRatios().Events;
        var asOf = shop.Insights.DailyKpis().Days[^1].Date.ToDateTime(TimeOnly.MinValue).AddDays(1);
        new MeasurementReport(
            $"Questions about customers, memory_limit {suite.Limits.MemoryLimit}, {suite.Limits.Threads} threads",
            suite.Stamp(),
            [
                .. CustomerQuestions.All.Select(question => Measure(suite, shop, rows, asOf, question)),
                MeasureFunnels(suite, shop, rows, asOf),
            ]
        ).Publish(suite.Output, rows > InteractiveEvents ? Name : InteractiveName);
    }

    private static MeasuredGroup MeasureFunnels(SuiteRun suite, Shop shop, long rows, DateTime asOf)
    {
        ResidentMemory.RestartPeak();
        var timings = AlternatingRounds.Measure(
            FunnelCalls.All(shop, asOf),
            Math.Max(1, suite.Rounds),
            report: step => SuiteRun.Report(Name)($"{Funnels}, {step}")
        );
        return new MeasuredGroup(Funnels, rows, "Each call from start to finished record, of all events.", timings)
        {
            Targets =
            [
                new Target(
                    "95 % of the options are answered in so many seconds",
                    Percentiles.NearestRank(timings.Select(timing => timing.MedianSeconds), 0.95),
                    rows > InteractiveEvents ? MostSecondsOfAFunnel : MostSeconds,
                    "s"
                ),
                new Target(
                    "Peak memory of the process",
                    ResidentMemory.OwnPeak() / BytesPerGibibyte,
                    MostGibibytes,
                    "GiB"
                ),
            ],
        };
    }

    private static MeasuredGroup Measure(SuiteRun suite, Shop shop, long rows, DateTime asOf, CustomerQuestion question)
    {
        ResidentMemory.RestartPeak();
        var timings = AlternatingRounds.Measure(
            [
                (BareScan, () => shop.Connection.Query(question.BareScan).AsList()),
                (AllEvents, () => question.Ask(shop, asOf, EventFilter.All)),
                .. Filters.Select(filter => (filter.Name, (Action)(() => question.Ask(shop, asOf, filter.Of(asOf))))),
            ],
            Math.Max(1, suite.Rounds),
            report: step => SuiteRun.Report(Name)($"{question.Name}, {step}")
        );
        var group = new MeasuredGroup(
            question.Name,
            rows,
            $"The call from start to finished record, of all events and of filtered ones, beside one trivial aggregate of each of the columns {string.Join(", ", question.Reads.Columns)} of {question.Reads.Table}: those that hold the answer.",
            timings
        );
        group = group with
        {
            Targets =
            [
                Target.OfRatio(
                    "The question takes at most 5 times the bare scan",
                    group,
                    AllEvents,
                    BareScan,
                    timing => timing.Seconds,
                    MostScans
                ),
                new Target(
                    "Peak memory of the process",
                    ResidentMemory.OwnPeak() / BytesPerGibibyte,
                    MostGibibytes,
                    "GiB"
                ),
                .. rows > InteractiveEvents
                    ? (Target[])[]
                    :
                    [
                        new Target(
                            "With any of the filters it is answered within a second",
                            timings.Skip(2).Max(timing => timing.MedianSeconds),
                            MostSeconds,
                            "s"
                        ),
                    ],
            ],
        };
        return group.MissesTarget ? group with { Notes = Profile(shop, asOf, question) } : group;
    }

    private static IReadOnlyList<string> Profile(Shop shop, DateTime asOf, CustomerQuestion question)
    {
        using var profile = new StatementProfile();
        question.Ask(shop, asOf, EventFilter.All);
        return
        [
            "Where the time goes, in one more call of all events:",
            "",
            .. StatementProfile.ToNotes(profile.Longest(LongestStatements)),
        ];
    }
}
