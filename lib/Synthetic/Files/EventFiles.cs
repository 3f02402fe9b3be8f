using System.IO.Compression;
using DuckDB.NET.Data;
using EcommerceNotebooks.Synthetic.Journeys;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Synthetic.Files;

/// <summary>Writes generated months to files.</summary>
public static class EventFiles
{
    private const string EngineMemory = "600MB";
    private static readonly DateTimeOffset ZipTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes one month as CSV named after its preset into a folder, creating the folder and replacing the file; a file cut short by an error is removed.</summary>
    /// <exception cref="ArgumentException">The preset is unknown.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static GeneratedFile WriteCsv(
        EventGenerator generator,
        string preset,
        string directory,
        CsvCompression compression,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(generator);
        var events = generator.Month(preset);
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, preset + Extension(compression));
        var unfinished = path + ".part";
        try
        {
            GeneratedFile written;
            using (var file = File.Create(unfinished))
            {
                written = Pack(
                    file,
                    compression,
                    preset,
                    stream => WriteEvents(stream, events, preset, cancellationToken)
                );
            }

            File.Move(unfinished, path, overwrite: true);
            return written with { Path = path, FileBytes = new FileInfo(path).Length };
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes one month as Parquet (ZSTD, the column types of the warehouse) named after its preset into a folder, creating the folder and replacing the file; the events go straight into DuckDB's writer.</summary>
    /// <exception cref="ArgumentException">The preset is unknown.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static GeneratedFile WriteParquet(
        EventGenerator generator,
        string preset,
        string directory,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(generator);
        var month = generator.Month(preset);
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, preset + ".parquet");
        var unfinished = path + ".part";
        try
        {
            using var events = new EventRows(month, cancellationToken);
            using (
                var connection = new DuckDBConnection(
                    $"DataSource=:memory:;memory_limit={EngineMemory};threads={generator.Options.Threads}"
                )
            )
            {
                connection.Open();
                using var session = ShopSession.Over(connection, cancellationToken);
                events.Register(connection, "synthetic_events");
                SqlScript
                    .Load(typeof(EventFiles), "events_to_parquet.sql")
                    .Execute(
                        session,
                        new Dictionary<string, object?>
                        {
                            ["target"] = unfinished,
                            ["types"] = QueryParameters.List(EventRows.Types),
                            ["categories"] = QueryParameters.List(EventRows.Categories),
                            ["brands"] = QueryParameters.List(EventRows.Brands),
                        }
                    );
            }

            File.Move(unfinished, path, overwrite: true);
            return new GeneratedFile(path, 0, null, new FileInfo(path).Length, events.Counter.ToTruth(preset));
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The end of the file's name for a compression.</summary>
    public static string Extension(CsvCompression compression) =>
        compression switch
        {
            CsvCompression.None => ".csv",
            CsvCompression.Gzip => ".csv.gz",
            CsvCompression.Zip => ".csv.zip",
            _ => throw new ArgumentOutOfRangeException(
                nameof(compression),
                compression,
                "compression must be None, Gzip or Zip."
            ),
        };

    private static GeneratedFile Pack(
        Stream file,
        CsvCompression compression,
        string preset,
        Func<Stream, GeneratedFile> write
    )
    {
        switch (compression)
        {
            case CsvCompression.Gzip:
                using (var gzip = new GZipStream(file, CompressionLevel.SmallestSize))
                {
                    return write(gzip);
                }

            case CsvCompression.Zip:
                using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
                {
                    var entry = archive.CreateEntry(preset + ".csv", CompressionLevel.SmallestSize);
                    entry.LastWriteTime = ZipTime;
                    using var stream = entry.Open();
                    return write(stream);
                }

            default:
                return write(file);
        }
    }

    private static GeneratedFile WriteEvents(
        Stream stream,
        MonthEvents month,
        string preset,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var hashing = new HashingStream(stream);
        hashing.Write(CsvBatchFormatter.Header);
        var counter = new TruthCounter();
        long written = CsvBatchFormatter.Header.Length;
        foreach (var lines in month.Render(CsvLines.Of, cancellationToken))
        {
            hashing.Write(lines.Bytes);
            written += lines.Bytes.Length;
            counter.Add(lines.Counter);
            lines.Return();
        }

        return new GeneratedFile(string.Empty, written, hashing.HashSoFar(), 0, counter.ToTruth(preset));
    }
}
