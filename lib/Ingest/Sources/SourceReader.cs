using EcommerceNotebooks.Ingest.Csv;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>Looks at files before any work: what they are, their fingerprint, whether their header fits.</summary>
internal static class SourceReader
{
    /// <summary>The sources in one file: the file itself, or what a .zip holds. Entries that are none are added to the list.</summary>
    /// <exception cref="IngestException">The file is none that can be read.</exception>
    internal static IReadOnlyList<SourceFile> Open(string path, string name, List<PassedOverFile> passedOver)
    {
        byte[] head = FileHead.Of(path);
        var kind = FileHead.KindOf(head, path);
        var file = new SourceFile
        {
            File = path,
            Shown = name,
            Kind = kind,
            Fingerprint = SourceFingerprint.Of(path),
        };
        if (kind == SourceKind.Zip)
        {
            return new ZipEntries(file, passedOver).Open();
        }

        Check(kind, path, kind == SourceKind.Gzip ? new GzipMembers(path).Head(CsvHeader.MaxBytes) : head);
        return [file];
    }

    /// <summary>Throws when an unpacked beginning is not that of events; Parquet says what it holds at its end, which is looked at elsewhere.</summary>
    internal static void Check(SourceKind kind, string name, ReadOnlySpan<byte> head)
    {
        var inner =
            kind != SourceKind.Gzip ? kind
            : head.IsEmpty ? SourceKind.Csv
            : FileHead.KindOf(head, name);
        if (inner is SourceKind.Zip || (kind, inner) is (SourceKind.Gzip, SourceKind.Gzip))
        {
            throw new IngestException($"{name} is an archive inside an archive, which is not read: unpack it first.");
        }

        if (inner == SourceKind.Csv)
        {
            CsvHeader.Parse(head, name);
        }
    }
}
