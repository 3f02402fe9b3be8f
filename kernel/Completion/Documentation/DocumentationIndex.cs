using System.Buffers;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CSharpKernel.Completion.Documentation;

/// <summary>
/// Finds members in XML documentation files: only a hash and a place is kept for each member (16 bytes), its text is read when it is asked for.
/// A file that cannot be read or parsed documents nothing.
/// </summary>
internal sealed class DocumentationIndex
{
    private const int OffsetBits = 32;
    private const int PieceBytes = 8 * 1024;
    private readonly string[] files;
    private readonly ulong[] hashes;
    private readonly long[] places;

    private DocumentationIndex(string[] files, ulong[] hashes, long[] places)
    {
        this.files = files;
        this.hashes = hashes;
        this.places = places;
    }

    /// <summary>How many members are documented.</summary>
    public int Count => hashes.Length;

    private static ReadOnlySpan<byte> Opening => "<member name=\""u8;

    private static ReadOnlySpan<byte> Closing => "</member>"u8;

    /// <summary>Reads through the files once; where two document the same member, the first one is taken.</summary>
    public static DocumentationIndex Of(IEnumerable<string> files)
    {
        string[] all = [.. files];
        Dictionary<ulong, long> found = [];
        for (var file = 0; file < all.Length; file++)
        {
            Read(all[file], file, found);
        }

        var hashes = found.Keys.ToArray();
        var places = found.Values.ToArray();
        Array.Sort(hashes, places);
        return new DocumentationIndex(all, hashes, places);
    }

    /// <summary>The documentation of the member with this id ("M:System.Console.Beep"); null when there is none.</summary>
    public XElement? Find(string id)
    {
        var at = Array.BinarySearch(hashes, Hash(Encoding.UTF8.GetBytes(id)));
        if (at < 0)
        {
            return null;
        }

        try
        {
            var element = XElement.Parse(
                ReadMember(files[places[at] >> OffsetBits], places[at] & uint.MaxValue),
                LoadOptions.PreserveWhitespace
            );
            return element.Attribute("name")?.Value == id ? element : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    private static void Read(string path, int file, Dictionary<ulong, long> found)
    {
        byte[]? buffer = null;
        try
        {
            using var handle = File.OpenHandle(path);
            var length = checked((int)RandomAccess.GetLength(handle));
            buffer = ArrayPool<byte>.Shared.Rent(length);
            length = RandomAccess.Read(handle, buffer.AsSpan(0, length), 0);
            Add(buffer.AsSpan(0, length), file, found);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Help without documentation is still help.
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private static void Add(ReadOnlySpan<byte> text, int file, Dictionary<ulong, long> found)
    {
        for (var at = 0; text[at..].IndexOf(Opening) is >= 0 and var next; )
        {
            var start = at + next;
            var name = text[(start + Opening.Length)..];
            var length = name.IndexOf((byte)'"');
            if (length < 0)
            {
                return;
            }

            found.TryAdd(Hash(name[..length]), ((long)file << OffsetBits) | (uint)start);
            at = start + Opening.Length + length;
        }
    }

    private static string ReadMember(string path, long offset)
    {
        using var handle = File.OpenHandle(path);
        using var text = new MemoryStream();
        var piece = new byte[PieceBytes];
        while (true)
        {
            var count = RandomAccess.Read(handle, piece, offset + text.Length);
            text.Write(piece, 0, count);
            var read = text.GetBuffer().AsSpan(0, (int)text.Length);
            var tagEnd = read.IndexOf((byte)'>');
            if (tagEnd > 0 && read[tagEnd - 1] == '/')
            {
                return Encoding.UTF8.GetString(read[..(tagEnd + 1)]);
            }

            var end = read.IndexOf(Closing);
            if (end >= 0 || count == 0)
            {
                return Encoding.UTF8.GetString(end < 0 ? read : read[..(end + Closing.Length)]);
            }
        }
    }

    // FNV-1a (Fowler, Noll, Vo) with 64 bits; the name is compared when the member is read.
    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        const ulong basis = 14695981039346656037;
        const ulong prime = 1099511628211;
        var hash = basis;
        foreach (var letter in name)
        {
            hash = unchecked((hash ^ letter) * prime);
        }

        return hash;
    }
}
