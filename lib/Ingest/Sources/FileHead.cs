using EcommerceNotebooks.Ingest.Csv;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>The first bytes of a file or of an entry of a .zip, and what they say.</summary>
internal static class FileHead
{
    private const int TarMarkOffset = 257;

    private static readonly (byte[] Mark, string Kind)[] Foreign =
    [
        ([.. "BZh"u8], "packed with bzip2"),
        ([0xFD, .. "7zXZ"u8], "packed with xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd"),
        ([0x04, 0x22, 0x4D, 0x18], "packed with lz4"),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
        ([.. "Rar!"u8], "a rar archive"),
        ([.. "SQLite format 3"u8], "an SQLite database"),
        ([.. "%PDF"u8], "a PDF"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Office document"),
        ([.. "Obj"u8, 1], "an Avro file"),
        ([.. "ORC"u8], "an ORC file"),
    ];

    /// <summary>A file's first bytes, enough to read any header.</summary>
    /// <exception cref="IngestException">The file is empty or cannot be read.</exception>
    internal static byte[] Of(string path)
    {
        // Opening a pipe would wait for whoever writes to it; what has no length is not opened.
        return new FileInfo(path).Length > 0
            ? Read(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0), path)
            : throw new IngestException($"{path} is empty: a header line or a Parquet file is expected.");
    }

    /// <summary>The first bytes of an opened stream, which is closed.</summary>
    /// <exception cref="IngestException">The stream cannot be read.</exception>
    internal static byte[] Read(Func<Stream> open, string name)
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

    /// <summary>The kind of a file by its first bytes.</summary>
    /// <exception cref="IngestException">They are those of a known kind that is not read.</exception>
    internal static SourceKind KindOf(ReadOnlySpan<byte> head, string name)
    {
        foreach ((byte[] mark, string kind) in Foreign)
        {
            if (head.StartsWith(mark))
            {
                throw new IngestException($"{name} is {kind}, which is not read: bring it as CSV or Parquet.");
            }
        }

        if (head.Length > TarMarkOffset + 5 && head[TarMarkOffset..].StartsWith("ustar"u8))
        {
            throw new IngestException($"{name} is a tar archive, which is not read: unpack it first.");
        }

        return head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? SourceKind.Gzip
            : head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8) ? SourceKind.Zip
            : head.StartsWith("PAR1"u8) ? SourceKind.Parquet
            : SourceKind.Csv;
    }
}
