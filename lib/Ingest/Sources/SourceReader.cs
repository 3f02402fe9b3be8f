using System.IO.Compression;
using EcommerceNotebooks.Ingest.Csv;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>Looks at files before any work: what they are, their fingerprint, their header.</summary>
internal static class SourceReader
{
    /// <summary>The sources in one file: the file itself, or each CSV of a .zip.</summary>
    internal static IEnumerable<SourceFile> Open(string path)
    {
        byte[] head = Head(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0), path);
        var kind = SourceFinder.KindOf(head);
        SourceFingerprint fingerprint = SourceFingerprint.Of(path);
        if (kind == SourceKind.Zip)
        {
            foreach (string entry in SourceFinder.Entries(path))
            {
                yield return new SourceFile
                {
                    File = path,
                    Kind = kind,
                    Entry = entry,
                    Fingerprint = fingerprint,
                    Header = CsvHeader.Parse(EntryHead(path, entry), $"{entry} in {path}"),
                };
            }

            yield break;
        }

        yield return new SourceFile
        {
            File = path,
            Kind = kind,
            Fingerprint = fingerprint,
            Header = kind switch
            {
                SourceKind.Parquet => null,
                SourceKind.Gzip => CsvHeader.Parse(GzipHead(path), path),
                _ => CsvHeader.Parse(head, path),
            },
        };
    }

    private static byte[] GzipHead(string path) =>
        Head(() => new GZipStream(File.OpenRead(path), CompressionMode.Decompress), path);

    private static byte[] EntryHead(string path, string entry)
    {
        using var archive = ZipFile.OpenRead(path);
        var found = archive.GetEntry(entry)!;
        return found.IsEncrypted
            ? throw new IngestException($"{entry} in {path} is encrypted: unpack it first.")
            : Head(found.Open, $"{entry} in {path}");
    }

    private static byte[] Head(Func<Stream> open, string name)
    {
        try
        {
            using var stream = open();
            byte[] head = new byte[CsvHeader.MaxBytes];
            return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException error)
        {
            throw new IngestException($"{name} is damaged: its compressed data cannot be unpacked.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IngestException($"{name} cannot be read: {error.Message}", error);
        }
    }
}
