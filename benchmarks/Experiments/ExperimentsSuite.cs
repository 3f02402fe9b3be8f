using System.CommandLine;
using System.Globalization;
using Benchmarks.Measurement;
using EcommerceNotebooks;

namespace Benchmarks.Experiments;

/// <summary>Analysing an experiment of millions of users, against the engine's bare scan of the columns that the analysis reads.</summary>
internal static class ExperimentsSuite
{
    private const long DefaultUsers = 10_000_000;
    private const double DefaultBuyers = 0.08;
    private const int Seed = 6;
    private const string BareScan = "bare scan: sum of each column";
    private const string FullScan = "bare scan: count, sum, min, max of each column";
    private const string Analysis = "AnalyzeExperimentRows";

    // One trivial aggregate per column, so that each is read in full; nothing is grouped, filtered or multiplied.
    private const string BareScanSql = """
        select sum(arm_number), sum(orders), sum(items), sum(revenue), sum(pre_orders), sum(pre_revenue) from experiment_rows
        """;

    private const string FullScanSql = """
        select
            count(arm_number), sum(arm_number), min(arm_number), max(arm_number),
            count(orders), sum(orders), min(orders), max(orders),
            count(items), sum(items), min(items), max(items),
            count(revenue), sum(revenue), min(revenue), max(revenue),
            count(pre_orders), sum(pre_orders), min(pre_orders), max(pre_orders),
            count(pre_revenue), sum(pre_revenue), min(pre_revenue), max(pre_revenue)
        from experiment_rows
        """;

    private const string EventsScanSql = """
        select *
        from (select sum(user_id), max(arm), max(exposed_at) from exposures) as exposures
        cross join (select sum(user_id), sum(session_key), max(event_type), max(event_time), sum(price) from events) as events
        """;

    internal static Command ToCommand()
    {
        var users = new Option<long>("--users")
        {
            DefaultValueFactory = _ => DefaultUsers,
            Description = "Users who were exposed.",
        };
        var buyers = new Option<double>("--buyers")
        {
            DefaultValueFactory = _ => DefaultBuyers,
            Description = "The share of users who buy after their exposure, above 0 and at most 0.8.",
        };
        var rounds = SuiteOptions.Rounds();
        var output = SuiteOptions.Output("experiments");
        var command = new Command("experiments", "Analysing an experiment against the bare scan of its columns.")
        {
            users,
            buyers,
            rounds,
            output,
        };
        command.SetAction(arguments =>
            Run(
                arguments.GetValue(users),
                arguments.GetValue(buyers),
                arguments.GetValue(rounds),
                arguments.GetValue(output)!
            )
        );
        return command;
    }

    private static void Run(long users, double buyers, int rounds, string folder)
    {
        using var warehouse = new ExperimentWarehouse(users, buyers, Seed);
        Console.Error.WriteLine($"experiments: {warehouse}");
        var report = new MeasurementReport(
            "Experiments against the bare scan",
            MachineStamp.Now(),
            [OfRows(warehouse, rounds), OfEvents(warehouse, Math.Min(rounds, 3))]
        );
        report.Write(folder, "experiments");
        Console.WriteLine(report.ToMarkdown());
    }

    private static MeasuredGroup OfRows(ExperimentWarehouse warehouse, int rounds)
    {
        var timings = AlternatingRounds.Measure(
            [
                (BareScan, () => warehouse.Scan(BareScanSql)),
                (FullScan, () => warehouse.Scan(FullScanSql)),
                (Analysis, () => warehouse.Session.Experiments.AnalyzeRows(ExperimentWarehouse.Source)),
            ],
            rounds,
            report: step => Console.Error.WriteLine($"experiments: rows, {step}")
        );
        var group = new MeasuredGroup(
            "From the rows per user: Welch, CUPED, SRM and Bayesian, 5 metrics, 3 arms",
            warehouse.Exposure.Analysed,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{warehouse}. One row per analysed user lies in the table `experiment_rows`, in memory and not compressed, with 6 columns that the analysis reads: arm, orders, items, revenue, and orders and revenue before the exposure. The bare scan reads the same columns of the same rows and takes one sum of each, nothing more; the second takes count, sum, min and max. The analysis is the library's call from start to end: exact sums, squares and products per arm and segment in the engine, then all tests in C#. Rows of users who bought come first in the table, and of the others the analysis needs the count alone."
            ),
            timings
        );
        return group with
        {
            Targets =
            [
                Target.OfRatio(
                    "Analysing the users takes at most 3 times the bare scan of the columns that it reads",
                    group,
                    Analysis,
                    BareScan,
                    timing => timing.Seconds,
                    3
                ),
            ],
        };
    }

    private static MeasuredGroup OfEvents(ExperimentWarehouse warehouse, int rounds)
    {
        var timings = AlternatingRounds.Measure(
            [
                ("bare scan of events and exposures", () => warehouse.Scan(EventsScanSql)),
                ("BuildExperimentRows", () => warehouse.Session.Experiments.BuildRows(ExperimentWarehouse.Source)),
                ("AnalyzeExperiment", () => warehouse.Session.Experiments.Analyze(ExperimentWarehouse.Source)),
            ],
            rounds,
            report: step => Console.Error.WriteLine($"experiments: events, {step}")
        );
        return new MeasuredGroup(
            "From the events: the same with the rows built first",
            warehouse.Events,
            "Building the rows finds each user's first exposure, leaves out who saw several arms, and adds up the purchases of each user's windows: a grouping and joins of millions of users, where a scan has neither. It is done once per experiment; any number of analyses follow. The bare scan takes one sum or maximum of each column that is read, of all events (views too) and all exposures, from the warehouse file.",
            timings
        );
    }
}
