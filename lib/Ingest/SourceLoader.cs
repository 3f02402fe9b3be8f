using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Ingest.Parquet;
using EcommerceNotebooks.Ingest.Sources;

namespace EcommerceNotebooks.Ingest;

/// <summary>Loads a source of any kind into the staging folder, unpacked first where it is packed.</summary>
internal sealed class SourceLoader(LoadContext context)
{
    private readonly CsvLoader csv = new(context);
    private readonly ParquetLoader parquet = new(context);

    internal LoadedSource Load(PlannedSource source) =>
        source.File.Entry is null
            ? Load(source, source.File.File, source.File.Kind)
            : Unpacked(
                source,
                new ZipEntryReader(source.File).Unpack,
                path => Load(source, path, FileHead.KindOf(FileHead.Of(path), source.File.Path))
            );

    private LoadedSource Load(PlannedSource source, string path, SourceKind kind) =>
        kind == SourceKind.Gzip
            ? Unpacked(
                source,
                (write, advance) => new GzipMembers(path).Unpack(write, advance),
                unpacked =>
                {
                    byte[] head = FileHead.Of(unpacked);
                    SourceReader.Check(kind, source.File.Path, head);
                    return LoadPlain(source, unpacked, head);
                }
            )
            : LoadPlain(source, path, FileHead.Of(path));

    private LoadedSource LoadPlain(PlannedSource source, string path, byte[] head) =>
        FileHead.KindOf(head, source.File.Path) == SourceKind.Parquet
            ? parquet.Load(path, source.Name)
            : csv.Load(path, CsvHeader.Parse(head, source.File.Path), source.Name);

    private LoadedSource Unpacked(
        PlannedSource source,
        Action<Action<ReadOnlySpan<byte>>, Action<long>> unpack,
        Func<string, LoadedSource> load
    )
    {
        string unpacked = context.NewPath(".csv");
        using (var target = new StagingFile(unpacked))
        {
            long size = source.File.Fingerprint.Bytes;
            unpack(
                bytes =>
                {
                    context.CancellationToken.ThrowIfCancellationRequested();
                    target.Write(bytes);
                },
                // Unpacking is one pass over the bytes, loading another.
                bytes => context.Progress.Report(0.5 * bytes / size, 0)
            );
        }

        var loaded = load(unpacked);
        File.Delete(unpacked);
        return loaded;
    }
}
