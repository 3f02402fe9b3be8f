using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Ingest.Parquet;
using EcommerceNotebooks.Ingest.Sources;

namespace EcommerceNotebooks.Ingest;

/// <summary>Loads a source of any kind into the staging folder.</summary>
internal sealed class SourceLoader(LoadContext context)
{
    private readonly CsvLoader csv = new(context);
    private readonly ParquetLoader parquet = new(context);

    internal LoadedSource Load(PlannedSource source) =>
        source.File.Kind switch
        {
            SourceKind.Parquet => parquet.Load(source.File.File, source.Name),
            SourceKind.Csv => csv.Load(source.File.File, source.File.Header!, source.Name),
            _ => LoadPacked(source),
        };

    private LoadedSource LoadPacked(PlannedSource source)
    {
        string unpacked = context.NewPath(".csv");
        using (var target = new StagingFile(unpacked))
        {
            long size = source.File.Fingerprint.Bytes;
            void Write(ReadOnlySpan<byte> bytes)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                target.Write(bytes);
            }

            // Unpacking is one pass over the bytes, loading another.
            void Advance(long bytes) => context.Progress.Report(0.5 * bytes / size, 0);

            if (source.File.Kind == SourceKind.Gzip)
            {
                new GzipMembers(source.File.File).Unpack(Write, Advance);
            }
            else
            {
                new ZipEntryReader(source.File.File, source.File.Entry!).Unpack(Write, Advance);
            }
        }

        var loaded = csv.Load(unpacked, source.File.Header!, source.Name);
        File.Delete(unpacked);
        return loaded;
    }
}
