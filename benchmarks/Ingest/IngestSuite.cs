using System.CommandLine;
using System.Globalization;
using Benchmarks.Measurement;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Files;

namespace Benchmarks.Ingest;

/// <summary>Taking a month of events in through the library, against the bare COPY of the same CSV.</summary>
internal static class IngestSuite
{
    private const string Preset = "2019-Nov";
    private const string MemoryLimit = "2GB";
    private const double DefaultScale = 0.06;

    internal static IEnumerable<Command> ToCommands()
    {
        var scale = new Option<double>("--scale")
        {
            DefaultValueFactory = _ => DefaultScale,
            Description = "Size of the generated month relative to the published one of 67.5 million events.",
        };
        var rounds = SuiteOptions.Rounds();
        var output = SuiteOptions.Output("ingest");
        var command = new Command("ingest", "CSV to Parquet: what the library adds to the bare COPY.")
        {
            scale,
            rounds,
            output,
        };
        command.SetAction(arguments =>
            Run(arguments.GetValue(scale), arguments.GetValue(rounds), arguments.GetValue(output)!)
        );
        yield return command;
        yield return OneRun();
    }

    // The suite starts this in processes of their own to see their memory.
    private static Command OneRun()
    {
        var variant = new Argument<string>("variant");
        var source = new Argument<string>("source");
        var command = new Command(
            "ingest-once",
            "Runs one variant of the ingest suite once and prints its peak memory in MiB."
        )
        {
            variant,
            source,
        };
        command.Hidden = true;
        command.SetAction(arguments =>
        {
            IngestRuns.Run(arguments.GetValue(variant)!, arguments.GetValue(source)!, MemoryLimit);
            Console.WriteLine(PeakMemory.OfThisProcess().ToString("F0", CultureInfo.InvariantCulture));
        });
        return command;
    }

    private static void Run(double scale, int rounds, string folder)
    {
        var temporary = Directory.CreateTempSubdirectory("ingest-benchmark-");
        try
        {
            var generator = new EventGenerator(new SyntheticOptions { Scale = scale });
            var file = EventFiles.WriteCsv(generator, Preset, temporary.FullName, CsvCompression.None);
            long rows = File.ReadLines(file.Path).LongCount() - 1;
            double bare = PeakMemory.Measure("ingest-once", IngestRuns.BareCopy, file.Path);
            double library = PeakMemory.Measure("ingest-once", IngestRuns.Library, file.Path);
            var bareProcessor = new ProcessorTime();
            var libraryProcessor = new ProcessorTime();
            var timings = AlternatingRounds.Measure(
                [
                    (
                        IngestRuns.BareCopy,
                        () => bareProcessor.Run(() => IngestRuns.Run(IngestRuns.BareCopy, file.Path, MemoryLimit))
                    ),
                    (
                        IngestRuns.Library,
                        () => libraryProcessor.Run(() => IngestRuns.Run(IngestRuns.Library, file.Path, MemoryLimit))
                    ),
                ],
                rounds,
                report: step => Console.Error.WriteLine($"ingest: {step}")
            );
            var group = new MeasuredGroup(
                $"One month, {(file.CsvBytes / 1e6).ToString("F0", CultureInfo.InvariantCulture)} MB of CSV, to typed Parquet",
                rows,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Each run opens a warehouse file, turns the CSV into ZSTD Parquet and closes it. The bare COPY is `copy (select * from read_csv(...typed columns...)) to ... (format parquet, compression zstd)`. The library also judges every line byte by byte, counts the lines, hashes the result, flushes it to disk, writes the manifest and points the views at it. Peak memory of a process that does one run, memory_limit {MemoryLimit}: bare COPY {bare:F0} MiB, library {library:F0} MiB. Processor seconds of a run, both cores together, median of the rounds: bare COPY {bareProcessor.MedianSeconds:F2}, library {libraryProcessor.MedianSeconds:F2}, median ratio {libraryProcessor.RatioTo(bareProcessor):F3}."
                ),
                timings
            );
            var report = new MeasurementReport("Ingest against the bare COPY", MachineStamp.Now(), [group]);
            report.Write(folder, "ingest");
            Console.WriteLine(report.ToMarkdown());
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }
}
