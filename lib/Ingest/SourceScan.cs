using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Ingest.Parquet;
using EcommerceNotebooks.Ingest.Sources;

namespace EcommerceNotebooks.Ingest;

/// <summary>Looks through what the caller named: the sources to read, and all that is passed over with its reason.</summary>
internal sealed class SourceScan(ShopSession session, IngestOptions options, string lake)
{
    private readonly List<SourceFile> sources = [];
    private readonly List<PassedOverFile> passedOver = [];
    private readonly List<IngestException> faults = [];

    /// <summary>What can be read, by what is known before reading it.</summary>
    internal IReadOnlyList<SourceFile> Sources => sources;

    /// <summary>What is passed over, hidden folders among it.</summary>
    internal IReadOnlyList<PassedOverFile> PassedOver => [.. passedOver.Distinct()];

    /// <summary>Finds and opens everything; a file that cannot be read is passed over, or, where the options are strict, an error.</summary>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    /// <exception cref="IngestException">Strict, and a file is at fault.</exception>
    internal SourceScan Run(IReadOnlyList<string> named)
    {
        var found = SourceFinder.Find(named, lake);
        passedOver.AddRange(found.PassedOver);
        foreach (string file in found.Files)
        {
            try
            {
                Open(file, found.NameOf(file));
            }
            catch (IngestException error) when (found.IsOptional(file))
            {
                passedOver.Add(
                    PassedOverFile.Because(error, file, found.NameOf(file), found.NameOf(file), isFault: false)
                );
            }
            catch (IngestException error) when (!options.Strict)
            {
                Refuse(file, found.NameOf(file), found.NameOf(file), error);
            }
        }

        return options.Strict && passedOver.Find(each => each.IsFault) is { } fault
            ? throw new IngestException($"{fault.Name}: {fault.Reason}")
            : this;
    }

    /// <summary>What an ingest of one source would read.</summary>
    internal static IReadOnlyList<FoundSource> Find(ShopSession session, string source, IngestOptions options)
    {
        var scan = new SourceScan(session, options, LakeFolder.Of(session.Shop).Root).Run([source]);
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

    /// <summary>Names a source that turned out to be at fault.</summary>
    internal void Refuse(SourceFile source, IngestException error) =>
        Refuse(
            source.File,
            source.Shown,
            source.Entry is null ? source.Shown : $"{source.Shown}/{source.Entry}",
            error
        );

    private void Refuse(string path, string shown, string name, IngestException error)
    {
        faults.Add(error);
        passedOver.Add(PassedOverFile.Because(error, path, shown, name, isFault: true));
    }

    /// <summary>The error of a call that took in nothing and knew nothing: the one fault there is, or all that was met.</summary>
    internal IngestException Nothing(IReadOnlyList<string> named) =>
        (faults, passedOver) switch
        {
            ([var only], { Count: 1 }) => only,
            (_, []) => new IngestException(
                $"{string.Join(", ", named)} holds no {SourceNames.Endings} file but those of the lake itself."
            ),
            _ => new IngestException(
                $"{string.Join(", ", named)} holds no {SourceNames.Endings} file that can be read; "
                    + string.Join("; ", PassedOver.Select(each => $"{each.Name}: {each.Reason}"))
                    + "."
            ),
        };

    private void Open(string file, string name)
    {
        foreach (var source in SourceReader.Open(file, name, passedOver))
        {
            if (source is { Kind: SourceKind.Parquet, Entry: null })
            {
                ParquetLoader.CheckColumns(session, source.File);
            }

            sources.Add(source);
        }
    }

    private static bool HoldsAHeaderAlone(SourceFile source) =>
        source is { Kind: SourceKind.Csv, Entry: null }
        && source.Fingerprint.Bytes <= CsvHeader.MaxBytes
        && FileHead.Of(source.File).AsSpan().TrimEnd("\r\n"u8).IndexOf((byte)'\n') < 0;
}
