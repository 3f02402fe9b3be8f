using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Ingest.Sources;

namespace EcommerceNotebooks;

/// <summary>Takes files of events into a shop's lake.</summary>
public static class ShopIngest
{
    /// <summary>
    /// Takes in a file (CSV or tab-separated text, packed as .gz or .zip or not, or Parquet), every such file in and below a folder, or the files a glob (<c>*</c>, <c>?</c>, <c>**</c>)
    /// matches. All of it becomes visible in <c>events_raw</c> and <c>events_rejected</c> at once; on an error or cancellation nothing does. Hidden and system folders, files of other kinds and,
    /// unless <see cref="IngestOptions.Strict"/>, files at fault are passed over and named in the report; the same events in another file or packing count once.
    /// </summary>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    /// <exception cref="IngestException">Nothing can be taken in, or strictly a file, or the lake cannot be written; the lake is as it was.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the lake is as it was.</exception>
    public static IngestReport Ingest(
        this Shop shop,
        string source,
        IngestOptions? options = null,
        IProgress<IngestProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => shop.Ingest([source], options, progress, cancellationToken);

    /// <summary>Takes in several files, folders and globs in one go; a file they share is read once.</summary>
    /// <inheritdoc cref="Ingest(Shop, string, IngestOptions?, IProgress{IngestProgress}?, CancellationToken)"/>
    public static IngestReport Ingest(
        this Shop shop,
        IReadOnlyList<string> sources,
        IngestOptions? options = null,
        IProgress<IngestProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfZero(sources.Count, nameof(sources));
        return new IngestRun(shop, options ?? IngestOptions.FromEnvironment(), progress, cancellationToken).Execute(
            sources
        );
    }

    /// <summary>
    /// What <see cref="Ingest(Shop, string, IngestOptions?, IProgress{IngestProgress}?, CancellationToken)"/> would read: every file, or entry of an archive, whose first bytes and columns are
    /// those of a click log. Nothing is taken in.
    /// </summary>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    /// <exception cref="IngestException">Nothing of it can be read, or strictly a file.</exception>
    public static IReadOnlyList<FoundSource> FindSources(this Shop shop, string source, IngestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(shop);
        var scan = new SourceScan(
            shop.Connection,
            options ?? IngestOptions.FromEnvironment(),
            new LakeFolder(shop.LakePath).Root
        ).Run([source]);
        if (scan.Sources.Count > 0 && scan.Sources.All(HoldsAHeaderAlone))
        {
            throw new IngestException($"{source} holds a header and no line of events.");
        }

        return scan.Sources.Count > 0
            ?
            [
                .. scan.Sources.Select(each => new FoundSource(
                    each.Entry is null ? each.Shown : $"{each.Shown}/{each.Entry}",
                    each.File,
                    each.Fingerprint.Bytes
                )),
            ]
            : throw scan.Nothing([source]);
    }

    private static bool HoldsAHeaderAlone(SourceFile source) =>
        source is { Kind: SourceKind.Csv, Entry: null }
        && source.Fingerprint.Bytes <= CsvHeader.MaxBytes
        && FileHead.Of(source.File).AsSpan().TrimEnd("\r\n"u8).IndexOf((byte)'\n') < 0;
}
