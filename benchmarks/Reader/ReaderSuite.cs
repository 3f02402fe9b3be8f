using System.CommandLine;
using Benchmarks.Measurement;
using DuckDB.NET.Data;

namespace Benchmarks.Reader;

/// <summary>Reading 10 million doubles and 10 million strings, against the same query with its result discarded.</summary>
internal static class ReaderSuite
{
    private const long DefaultRows = 10_000_000;
    private const int RepeatsPerRound = 5;

    internal static Command ToCommand()
    {
        var rows = new Option<long>("--rows")
        {
            DefaultValueFactory = _ => DefaultRows,
            Description = "Rows each run reads.",
        };
        var rounds = SuiteOptions.Rounds();
        var output = SuiteOptions.Output("reader");
        var command = new Command("reader", "Rows and columns out of DuckDB: what reading adds to the query itself.")
        {
            rows,
            rounds,
            output,
        };
        command.SetAction(arguments =>
            Run(arguments.GetValue(rows), arguments.GetValue(rounds), arguments.GetValue(output)!)
        );
        return command;
    }

    private static void Run(long rows, int rounds, string folder)
    {
        var temporary = Directory.CreateTempSubdirectory("reader-benchmark-");
        try
        {
            List<MeasuredGroup> groups = [];
            using (
                var file = new ReaderSource(
                    Path.Combine(temporary.FullName, "numbers.duckdb"),
                    "table in a DuckDB file",
                    rows
                )
            )
            {
                groups.AddRange(Measure(file.Doubles(), rows, rounds), Measure(file.Strings(), rows, rounds));
            }

            using (
                var memory = new ReaderSource(DuckDBConnectionStringBuilder.InMemoryDataSource, "table in memory", rows)
            )
            {
                groups.AddRange(Measure(memory.Doubles(), rows, rounds), Measure(memory.Strings(), rows, rounds));
            }

            var report = new MeasurementReport(
                "Reading through DuckDB.NET and its vectors",
                MachineStamp.Now(),
                groups
            );
            report.Publish(folder, "reader");
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static MeasuredGroup Measure(ReaderCase subject, long rows, int rounds) =>
        new(
            subject.Title,
            rows,
            subject.Explanation,
            AlternatingRounds.Measure(
                subject.Variants,
                rounds,
                repeats: RepeatsPerRound,
                report: step => Console.Error.WriteLine($"{subject.Title}: {step}")
            )
        );
}
