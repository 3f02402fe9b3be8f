using System.CommandLine;
using System.Globalization;
using Benchmarks.Measurement;
using Benchmarks.Processes;
using DuckDB.NET.Data;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Files;

namespace Benchmarks.Generate;

/// <summary>Writing both published months, against the bare engine that only copies the finished rows into a new file of the same kind.</summary>
internal static class GenerateSpeed
{
    private const double DefaultScale = 0.1;
    private const double MostParquetTime = 3;
    private const double MostCsvTime = 2;
    private const double MostGigabytes = 2;
    private const double BytesPerGigabyte = 1e9;
    private const string Months = "20*.parquet";
    private const string BareCopy = "bare COPY";
    private const string Generator = "generator";

    private const string CopyParquet = """
        copy (select * from read_parquet($source)) to $target (format parquet, compression zstd)
        """;

    private const string CopyCsv = """
        copy (select * from read_parquet($source)) to $target (format csv, header true)
        """;

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var scale = new Option<double>("--scale")
        {
            DefaultValueFactory = _ => DefaultScale,
            Description = "Size of both months relative to the published ones of 110 million events.",
        };
        var rounds = SuiteOptions.Rounds();
        var output = SuiteOptions.Output("generate");
        var command = new Command("generate-speed", "Generating months against copying them with the bare engine.")
        {
            scale,
            rounds,
            output,
        };
        command.SetAction(arguments =>
            Run(arguments.GetValue(scale), arguments.GetValue(rounds), arguments.GetValue(output)!)
        );
        return command;
    }

    private static void Run(double scale, int rounds, string folder)
    {
        var temporary = Directory.CreateTempSubdirectory("generator-benchmark-");
        try
        {
            var generator = new EventGenerator(new SyntheticOptions { Scale = scale });
            var source = temporary.CreateSubdirectory("source").FullName;
            var rows = Parquet(generator, source);
            var target = temporary.CreateSubdirectory("target").FullName;
            MeasuredGroup[] groups =
            [
                Measure(
                    "Both months to Parquet",
                    rows,
                    "The bare engine copies the generated Parquet files to one new file, compression ZSTD, in their order; the generator makes every event and writes the same rows, a file a month.",
                    rounds,
                    () => Copy(CopyParquet, source, Path.Combine(target, "copy.parquet")),
                    () => Parquet(generator, target),
                    MostParquetTime
                ),
                Measure(
                    "Both months to CSV",
                    rows,
                    "The bare engine writes the generated rows, read from Parquet, as one CSV file; the generator makes every event, writes the Kaggle format, a file a month, and takes its SHA-256.",
                    rounds,
                    () => Copy(CopyCsv, source, Path.Combine(target, "copy.csv")),
                    () => Csv(generator, target),
                    MostCsvTime
                ),
            ];
            var report = new MeasurementReport("Generator against the bare engine", MachineStamp.Now(), groups);
            report.Write(folder, "generate");
            Console.WriteLine(report.ToMarkdown());
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static MeasuredGroup Measure(
        string title,
        long rows,
        string explanation,
        int rounds,
        Action copy,
        Action generate,
        double mostTime
    )
    {
        var peak = 0L;
        var timings = AlternatingRounds.Measure(
            [
                (BareCopy, copy),
                (
                    Generator,
                    () =>
                    {
                        ResidentMemory.RestartPeak();
                        generate();
                        peak = Math.Max(peak, ResidentMemory.OwnPeak());
                    }
                ),
            ],
            rounds,
            report: step => Console.Error.WriteLine($"generate: {title}, {step}")
        );
        var group = new MeasuredGroup(title, rows, explanation, timings);
        return group with
        {
            Targets =
            [
                Target.OfRatio(title, group, Generator, BareCopy, timing => timing.Seconds, mostTime),
                new Target(
                    "Largest memory of the process while it generates, what the copies left included",
                    peak / BytesPerGigabyte,
                    MostGigabytes,
                    "GB"
                ),
            ],
        };
    }

    private static long Parquet(EventGenerator generator, string folder) =>
        EventGenerator.Presets.Take(2).Sum(preset => EventFiles.WriteParquet(generator, preset, folder).Truth.Events);

    private static void Csv(EventGenerator generator, string folder)
    {
        foreach (var preset in EventGenerator.Presets.Take(2))
        {
            EventFiles.WriteCsv(generator, preset, folder, CsvCompression.None);
        }
    }

    private static void Copy(string sql, string source, string target)
    {
        using var connection = new DuckDBConnection(
            string.Create(
                CultureInfo.InvariantCulture,
                $"DataSource=:memory:;memory_limit=2GB;threads={Environment.ProcessorCount}"
            )
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter("source", Path.Combine(source, Months)));
        command.Parameters.Add(new DuckDBParameter("target", target));
        command.ExecuteNonQuery();
    }
}
