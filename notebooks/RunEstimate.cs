using System.Text.Json;
using CSharpKernel.Running;
using EcommerceNotebooks.Ingest;

namespace Notebooks;

/// <summary>
/// Says about how long a run will take: as long as the same notebooks took the last time on this source, or else by the size of the log. What they took
/// is kept beside the pages, apart for a warehouse that had to be made and one that was there.
/// </summary>
internal sealed class RunEstimate(string folder, bool makesWarehouse, bool runsAll)
{
    private const string FileName = "durations.json";
    private const double BytesPerGigabyte = 1e9;

    // Processor time of each notebook with 2 processors, on 20 MB and on 283 MB of CSV: right in their order of magnitude, on another machine too.
    private const double SecondsPerNotebook = 3.5;
    private const double SecondsPerNotebookAndGigabyte = 12.5;
    private const double SecondsPerGigabyteToMake = 12;

    // The notebook that measures techniques runs each many times, on no more than some 0.5 GB of the log: 21 s on 19 MB, 450 s on 14.7 GB.
    private const double SecondsOfLaboratory = 8;
    private const double SecondsOfLaboratoryPerGigabyte = 870;
    private const double MostGigabytesOfLaboratory = 0.5;

    // The bytes of CSV that a byte of such a file stands for, in the sample and in its lake.
    private const double CompressedCsv = 6.4;
    private const double Parquet = 8.7;

    private readonly string path = Path.Combine(folder, FileName);
    private readonly string kind = makesWarehouse ? "with a new warehouse" : "with the warehouse there";

    // A notebook that runs alone on a new warehouse makes the steps of those before it, and so says nothing of other runs.
    private bool IsComparable => runsAll || !makesWarehouse;

    /// <summary>The estimate in words, and where it comes from.</summary>
    public string Of(IReadOnlyList<string> notebooks, IReadOnlyList<FoundSource> sources)
    {
        var last = Read().GetValueOrDefault(kind) ?? [];
        return IsComparable && notebooks.All(last.ContainsKey)
            ? $"{InWords(notebooks.Sum(name => last[name]))}, as the last time"
            : $"{InWords(BySize(notebooks, sources))}, by the size of the log";
    }

    /// <summary>Keeps how long a notebook took that ran to its end.</summary>
    public void Keep(string notebook, TimeSpan duration)
    {
        if (IsComparable)
        {
            var all = Read();
            all.TryAdd(kind, []);
            all[kind][notebook] = Math.Round(duration.TotalSeconds, 1);
            try
            {
                File.WriteAllText(path, JsonSerializer.Serialize(all));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new RunException(ExitCode.OutputNotWritten, $"{path} could not be written: {exception.Message}");
            }
        }
    }

    /// <summary>A duration to the precision of an estimate.</summary>
    internal static string InWords(double seconds) =>
        seconds < 90 ? FormattableString.Invariant($"about {Math.Max(1, Math.Round(seconds / 10)) * 10} seconds")
        : seconds < 90 * 60 ? FormattableString.Invariant($"about {Math.Round(seconds / 60)} minutes")
        : FormattableString.Invariant($"about {Math.Round(seconds / 3600, 1)} hours");

    private double BySize(IReadOnlyList<string> notebooks, IReadOnlyList<FoundSource> sources)
    {
        var gigabytes =
            sources.DistinctBy(source => source.File).Sum(source => source.Bytes * BytesOfCsv(source.File))
            / BytesPerGigabyte;
        var asked = notebooks.Sum(name =>
            name == NotebookList.Laboratory
                ? SecondsOfLaboratory
                    + (SecondsOfLaboratoryPerGigabyte * Math.Min(gigabytes, MostGigabytesOfLaboratory))
                : SecondsPerNotebook + (SecondsPerNotebookAndGigabyte * gigabytes)
        );
        return asked + (makesWarehouse ? SecondsPerGigabyteToMake * gigabytes : 0);
    }

    private static double BytesOfCsv(string path) =>
        Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PARQUET" => Parquet,
            ".GZ" or ".ZIP" => CompressedCsv,
            _ => 1,
        };

    private Dictionary<string, Dictionary<string, double>> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllText(path))
                ?? [];
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            // Without what the last run took, the size of the log is asked.
            return [];
        }
    }
}
