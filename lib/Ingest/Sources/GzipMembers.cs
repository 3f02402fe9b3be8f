using System.Buffers.Binary;
using System.IO.Compression;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>
/// Unpacks a .gz (RFC 1952, one or several members) and fails when it was cut short or damaged. The framework's GZipStream ends
/// silently where a file ends too early, so each member's deflate data, length and checksum are followed here.
/// </summary>
internal sealed class GzipMembers(string path)
{
    private const int HeaderBytes = 10;
    private const int TrailerBytes = 8;

    /// <summary>Hands out all unpacked bytes; throws <see cref="IngestException"/> at the place where the file is cut or damaged.</summary>
    internal void Unpack(Action<ReadOnlySpan<byte>> write, Action<long> advance)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        byte[] buffer = new byte[1 << 18];
        do
        {
            SkipHeader(file);
            Member(file, buffer, write, advance);
        } while (file.Position < file.Length);
    }

    private void Member(FileStream file, byte[] buffer, Action<ReadOnlySpan<byte>> write, Action<long> advance)
    {
        var crc = new Crc32();
        uint length = 0;
        using var input = new LastChunk(file);
        try
        {
            using var deflate = new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true);
            int read;
            while ((read = deflate.Read(buffer)) > 0)
            {
                crc.Append(buffer.AsSpan(0, read));
                length = unchecked(length + (uint)read);
                write(buffer.AsSpan(0, read));
                advance(file.Position);
            }
        }
        catch (InvalidDataException error)
        {
            throw new IngestException(
                $"{path} is damaged near byte {file.Position}: its compressed data cannot be unpacked.",
                error
            );
        }

        byte[] trailer = new byte[TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), length);
        file.Position =
            input.FindEnd(trailer)
            ?? throw new IngestException(
                $"{path} is cut short or damaged: after {length} unpacked bytes the checksum that ends a .gz does not follow."
            );
    }

    private void SkipHeader(FileStream file)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
        {
            throw CutInHeader();
        }

        if (header[0] != 0x1F || header[1] != 0x8B || header[2] != 8)
        {
            throw new IngestException($"{path} has bytes at {file.Position - HeaderBytes} that are not a .gz member.");
        }

        int flags = header[3];
        if ((flags & 4) != 0)
        {
            int low = Next(file);
            file.Position += low | Next(file) << 8;
        }

        for (int texts = (flags >> 3 & 1) + (flags >> 4 & 1); texts > 0; texts--)
        {
            while (Next(file) != 0) { }
        }

        file.Position += (flags & 2) != 0 ? 2 : 0;
    }

    private int Next(FileStream file)
    {
        int value = file.ReadByte();
        return value >= 0 ? value : throw CutInHeader();
    }

    private IngestException CutInHeader() => new($"{path} is cut short: it ends inside the header of a .gz member.");

    /// <summary>Passes bytes on to the inflater, which reads ahead, and remembers the last ones so that the member's end can be found.</summary>
    private sealed class LastChunk(FileStream file) : Stream
    {
        private byte[] previous = [];
        private byte[] last = [];

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        /// <summary>Position after the trailer, or null when the trailer is not where the inflater stopped.</summary>
        internal long? FindEnd(ReadOnlySpan<byte> trailer)
        {
            byte[] following = new byte[TrailerBytes];
            int read = file.ReadAtLeast(following, TrailerBytes, throwOnEndOfStream: false);
            byte[] window = [.. previous, .. last, .. following[..read]];
            int found = window.AsSpan().IndexOf(trailer);
            return found < 0 ? null : file.Position - window.Length + found + TrailerBytes;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = file.Read(buffer);
            if (read > 0)
            {
                previous = last;
                last = buffer[..read].ToArray();
            }

            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
