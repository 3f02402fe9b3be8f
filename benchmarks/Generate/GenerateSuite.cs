using System.CommandLine;
using System.Diagnostics;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Files;
using EcommerceNotebooks.Synthetic.Truth;
using Spectre.Console;

namespace Benchmarks.Generate;

/// <summary>The suite that writes synthetic months and shows what is in them and how long they took.</summary>
internal static class GenerateSuite
{
    private const string Parquet = "parquet";

    private static readonly Dictionary<string, Func<AnomalyOptions, AnomalyOptions>> Anomalies = new(
        StringComparer.Ordinal
    )
    {
        ["duplicates"] = options => options with { Duplicates = false },
        ["shared-sessions"] = options => options with { SharedSessions = false },
        ["missing-sessions"] = options => options with { MissingSessions = false },
        ["carts-not-logged"] = options => options with { CartsNotLogged = false },
        ["outage"] = options => options with { Outage = false },
        ["sessions-over-a-day"] = options => options with { SessionsOverADay = false },
    };

    /// <summary>The subcommand with its options.</summary>
    public static Command ToCommand()
    {
        var presets = new Option<string>("--preset")
        {
            Description = $"Months to write, separated by commas: {string.Join(", ", EventGenerator.Presets)}.",
            DefaultValueFactory = _ => "2019-Oct,2019-Nov",
        };
        var scale = new Option<double>("--scale")
        {
            Description = "Size relative to the published months.",
            DefaultValueFactory = _ => 0.001,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Seed of all random streams.",
            DefaultValueFactory = _ => 1,
        };
        var format = new Option<string>("--format")
        {
            Description = "csv or parquet.",
            DefaultValueFactory = _ => "csv",
        };
        format.AcceptOnlyFromAmong("csv", Parquet);
        var compression = new Option<CsvCompression>("--compression")
        {
            Description = "How CSV is packed: none, gzip or zip.",
            DefaultValueFactory = _ => CsvCompression.None,
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads to work on; the bytes do not depend on it.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var without = new Option<string[]>("--without")
        {
            Description =
                "Anomalies to leave out: duplicates, shared-sessions, missing-sessions, carts-not-logged, outage, sessions-over-a-day. "
                + "Only with all of them does a month have exactly the published rows by type; without some, no row is added or left out to reach them, and sessions that the fault does not touch stay as they are.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        without.AcceptOnlyFromAmong([.. Anomalies.Keys]);
        var output = new Option<string>("--out") { Description = "Folder to write to.", Required = true };
        var command = new Command(
            "generate",
            "Writes months of a synthetic click log; the same seed and scale give the same bytes."
        )
        {
            presets,
            scale,
            seed,
            format,
            compression,
            threads,
            without,
            output,
        };
        var truth = new Option<bool>("--truth")
        {
            Description =
                "Also write what was planted: {preset}.truth.json, and the users' traits as {preset}.users.csv.",
        };
        command.Add(truth);
        command.SetAction(parsed =>
        {
            var options = new SyntheticOptions
            {
                Anomalies = Without(parsed.GetValue(without)!),
                Scale = parsed.GetValue(scale),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
            };
            var folder = parsed.GetRequiredValue(output);
            var packing = parsed.GetValue(compression);
            return parsed.GetValue(format) == Parquet
                ? Run(
                    options,
                    parsed.GetRequiredValue(presets),
                    parsed.GetValue(truth),
                    (generator, preset) => EventFiles.WriteParquet(generator, preset, folder)
                )
                : Run(
                    options,
                    parsed.GetRequiredValue(presets),
                    parsed.GetValue(truth),
                    (generator, preset) => EventFiles.WriteCsv(generator, preset, folder, packing)
                );
        });
        return command;
    }

    private static AnomalyOptions Without(string[] names) =>
        names.Aggregate(AnomalyOptions.All, (options, name) => Anomalies[name](options));

    private static int Run(
        SyntheticOptions options,
        string presets,
        bool withTruth,
        Func<EventGenerator, string, GeneratedFile> write
    )
    {
        try
        {
            var generator = new EventGenerator(options);
            foreach (
                var preset in presets.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
            {
                var clock = Stopwatch.StartNew();
                var file = write(generator, preset);
                Show(file, clock.Elapsed);
                var folder = Path.GetDirectoryName(file.Path)!;
                if (withTruth)
                {
                    AnsiConsole.MarkupLineInterpolated($"{TruthFile.Write(generator, file.Truth, folder)}");
                    AnsiConsole.MarkupLineInterpolated($"{UserTruthFile.Write(generator, preset, folder)}");
                }
            }

            return 0;
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{error.Message}[/]");
            return 1;
        }
    }

    private static void Show(GeneratedFile file, TimeSpan elapsed)
    {
        var table = new Spectre.Console.Table()
            .AddColumn("measure")
            .AddColumn(new TableColumn(file.Truth.Preset).RightAligned());
        foreach (
            var property in typeof(PlantedTruth)
                .GetProperties()
                .Where(property => property.Name != nameof(PlantedTruth.Preset))
        )
        {
            table.AddRow(property.Name, $"{property.GetValue(file.Truth):#,0.##}");
        }

        table
            .AddRow("CSV bytes", $"{file.CsvBytes:#,0}")
            .AddRow("file bytes", $"{file.FileBytes:#,0}")
            .AddRow("seconds", $"{elapsed.TotalSeconds:0.00}");
        table.AddRow("events per second", $"{file.Truth.Events / elapsed.TotalSeconds:#,0}");
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated(
            file.CsvSha256 is null
                ? (FormattableString)$"{file.Path}"
                : $"{file.Path}  SHA-256 of the CSV text {file.CsvSha256}"
        );
    }
}
