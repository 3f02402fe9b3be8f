using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>
/// Unpacks a .gz (RFC 1952: one or several members, zeros behind the last) and fails when it was cut short or damaged. The framework's GZipStream ends
/// silently where a file ends too early, so each member's deflate data, length and checksum are followed here.
/// </summary>
internal sealed class GzipMembers(string path)
{
    private const int HeaderBytes = 10;
    private const int TrailerBytes = 8;
    private const int HasHeaderChecksum = 2;
    private const int HasExtra = 4;
    private const int HasName = 8;
    private const int HasComment = 16;
    private const int Reserved = 0xE0;

    /// <summary>
    /// Hands out the unpacked bytes, all of them or, with a limit, pieces until so many were handed out;
    /// throws <see cref="IngestException"/> at the place where the file is cut or damaged.
    /// </summary>
    internal void Unpack(Action<ReadOnlySpan<byte>> write, Action<long> advance, long limit = long.MaxValue)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        byte[] buffer = new byte[1 << 18];
        do
        {
            SkipHeader(file);
            limit -= Member(file, buffer, write, advance, limit);
        } while (limit > 0 && file.Position < file.Length);
    }

    /// <summary>The first unpacked bytes, at most so many.</summary>
    internal byte[] Head(int most)
    {
        using var head = new MemoryStream();
        Unpack(head.Write, _ => { }, most);
        return head.GetBuffer()[..(int)Math.Min(most, head.Length)];
    }

    private long Member(
        FileStream file,
        byte[] buffer,
        Action<ReadOnlySpan<byte>> write,
        Action<long> advance,
        long limit
    )
    {
        var crc = new Crc32();
        long length = 0;
        using var input = new LastChunk(file);
        try
        {
            using var deflate = new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true);
            int read;
            while ((read = deflate.Read(buffer)) > 0)
            {
                crc.Append(buffer.AsSpan(0, read));
                length += read;
                write(buffer.AsSpan(0, read));
                advance(file.Position);
                if (length >= limit)
                {
                    return length;
                }
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
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), unchecked((uint)length));
        file.Position = EndOfMember(file, input.FindAll(trailer), length);
        return length;
    }

    // The inflater reads ahead, so the trailer is looked for. Zeros may fill the space behind a member; of an empty one the trailer itself is eight zeros,
    // and may seem to begin earlier than it does.
    private long EndOfMember(FileStream file, List<long> candidates, long length)
    {
        foreach (long candidate in candidates)
        {
            file.Position = candidate;
            int next = file.ReadByte();
            while (next == 0)
            {
                next = file.ReadByte();
            }

            if (next < 0)
            {
                return file.Length;
            }

            long start = file.Position - 1;
            if (next == 0x1F && file.ReadByte() == 0x8B)
            {
                return start;
            }
        }

        throw new IngestException(
            candidates.Count > 0
                ? $"{path} has bytes behind its last member, from byte {candidates[0]} on, that are no .gz member."
                : $"{path} is cut short or damaged: after {length} unpacked bytes the checksum that ends a .gz does not follow."
        );
    }

    private void SkipHeader(FileStream file)
    {
        var crc = new Crc32();
        byte[] header = Take(file, HeaderBytes, crc);
        if (header[0] != 0x1F || header[1] != 0x8B || header[2] != 8 || (header[3] & Reserved) != 0)
        {
            throw new IngestException($"{path} has bytes at {file.Position - HeaderBytes} that are not a .gz member.");
        }

        int flags = header[3];
        if ((flags & HasExtra) != 0)
        {
            Take(file, BinaryPrimitives.ReadUInt16LittleEndian(Take(file, 2, crc)), crc);
        }

        for (int texts = ((flags & HasName) != 0 ? 1 : 0) + ((flags & HasComment) != 0 ? 1 : 0); texts > 0; texts--)
        {
            while (Take(file, 1, crc)[0] != 0) { }
        }

        if ((flags & HasHeaderChecksum) != 0)
        {
            ushort expected = unchecked((ushort)crc.GetCurrentHashAsUInt32());
            if (BinaryPrimitives.ReadUInt16LittleEndian(Take(file, 2, crc)) != expected)
            {
                throw new IngestException($"{path} is damaged: the checksum of a member's header differs.");
            }
        }
    }

    private byte[] Take(FileStream file, int count, Crc32 crc)
    {
        byte[] bytes = new byte[count];
        if (file.ReadAtLeast(bytes, count, throwOnEndOfStream: false) < count)
        {
            throw new IngestException($"{path} is cut short: it ends inside the header of a .gz member.");
        }

        crc.Append(bytes);
        return bytes;
    }

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

        /// <summary>Positions behind each place near the one where the inflater stopped at which the trailer stands, in order.</summary>
        internal List<long> FindAll(ReadOnlySpan<byte> trailer)
        {
            byte[] following = new byte[TrailerBytes];
            int read = file.ReadAtLeast(following, TrailerBytes, throwOnEndOfStream: false);
            byte[] window = [.. previous, .. last, .. following[..read]];
            long start = file.Position - window.Length;
            List<long> found = [];
            for (int at = 0; at + TrailerBytes <= window.Length; at++)
            {
                if (window.AsSpan(at, TrailerBytes).SequenceEqual(trailer))
                {
                    found.Add(start + at + TrailerBytes);
                }
            }

            return found;
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
