using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Files;

namespace Benchmarks.Sources;

/// <summary>Both published months, invented at a size.</summary>
internal static class GeneratedEvents
{
    /// <summary>How many months were published.</summary>
    internal const int Months = 2;

    /// <summary>Writes October and November 2019, or the first of them, into a folder, CSV or Parquet; the same scale gives the same bytes.</summary>
    internal static EventSource Write(
        double scale,
        bool parquet,
        string folder,
        Action<string> report,
        int months = Months
    )
    {
        var generator = new EventGenerator(new SyntheticOptions { Scale = scale });
        foreach (var preset in EventGenerator.Presets.Take(months))
        {
            report($"generating {preset}");
            if (parquet)
            {
                EventFiles.WriteParquet(generator, preset, folder);
            }
            else
            {
                EventFiles.WriteCsv(generator, preset, folder, CsvCompression.None);
            }
        }

        return EventSource.At(folder);
    }
}
