using System.IO.Compression;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>Unpacks one file of a .zip and checks its length and checksum, which the framework leaves to the reader.</summary>
internal sealed class ZipEntryReader(string path, string entryName)
{
    /// <summary>Hands out all unpacked bytes; throws <see cref="IngestException"/> when they are not those that were packed.</summary>
    internal void Unpack(Action<ReadOnlySpan<byte>> write, Action<long> advance)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var entry =
                archive.GetEntry(entryName) ?? throw new IngestException($"{path} no longer holds {entryName}.");
            if (entry.IsEncrypted)
            {
                throw new IngestException($"{entryName} in {path} is encrypted: unpack it first.");
            }

            var crc = new Crc32();
            long length = 0;
            using var stream = entry.Open();
            byte[] buffer = new byte[1 << 18];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                crc.Append(buffer.AsSpan(0, read));
                length += read;
                write(buffer.AsSpan(0, read));
                advance((long)((double)length / Math.Max(entry.Length, 1) * entry.CompressedLength));
            }

            if (length != entry.Length || crc.Value != entry.Crc32)
            {
                throw new IngestException(
                    $"{entryName} in {path} is damaged: {length} of {entry.Length} bytes were unpacked and the checksum {(crc.Value == entry.Crc32 ? "fits" : "differs")}."
                );
            }
        }
        catch (InvalidDataException error)
        {
            throw new IngestException($"{entryName} in {path} is damaged: {error.Message}", error);
        }
    }
}
