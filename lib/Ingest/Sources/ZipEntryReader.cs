using System.IO.Compression;
using System.IO.Hashing;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>Unpacks one file of a .zip and checks its length and checksum, which the framework leaves to the reader.</summary>
internal sealed class ZipEntryReader(SourceFile source)
{
    /// <summary>Hands out all unpacked bytes; throws <see cref="IngestException"/> when they are not those that were packed.</summary>
    internal void Unpack(Action<ReadOnlySpan<byte>> write, Action<long> advance)
    {
        string name = $"{source.Entry} in {source.File}";
        try
        {
            using var archive = ZipFile.OpenRead(source.File);
            var entry = archive.Entries[source.EntryIndex];
            var crc = new Crc32();
            long length = 0;
            using var stream = Open(entry, name);
            byte[] buffer = new byte[1 << 18];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                crc.Append(buffer.AsSpan(0, read));
                length += read;
                write(buffer.AsSpan(0, read));
                advance((long)((double)length / Math.Max(entry.Length, 1) * entry.CompressedLength));
            }

            bool fits = crc.GetCurrentHashAsUInt32() == entry.Crc32;
            if (length != entry.Length || !fits)
            {
                throw new IngestException(
                    $"{name} is damaged: {length} of {entry.Length} bytes were unpacked and the checksum {(fits ? "fits" : "differs")}."
                );
            }
        }
        catch (InvalidDataException error)
        {
            throw new IngestException($"{name} is damaged: {error.Message}", error);
        }
    }

    /// <summary>Opens an entry; one whose packing is not known or whose place is damaged is told by the framework's message.</summary>
    internal static Stream Open(ZipArchiveEntry entry, string name)
    {
        try
        {
            return entry.Open();
        }
        catch (InvalidDataException error)
        {
            throw new IngestException($"{name} cannot be unpacked: {error.Message}", error);
        }
    }
}
