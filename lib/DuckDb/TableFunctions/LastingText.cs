using System.Runtime.InteropServices;
using System.Text;

namespace EcommerceNotebooks.DuckDb.TableFunctions;

/// <summary>A text in the form DuckDB's vectors hold: its length and up to 12 bytes, or 4 bytes and a pointer. Longer texts lie in native memory that is never freed, so it suits a fixed set of names.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct LastingText
{
    private const int LongestInside = 12;
    private const int PrefixBytes = 4;
    private readonly ulong first;
    private readonly ulong second;

    /// <summary>Lays the text out, as UTF-8.</summary>
    internal LastingText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> place = stackalloc byte[sizeof(ulong) * 2];
        place.Clear();
        MemoryMarshal.Write(place, (uint)bytes.Length);
        if (bytes.Length <= LongestInside)
        {
            bytes.CopyTo(place[sizeof(uint)..]);
        }
        else
        {
            var copy = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
            bytes.CopyTo(new Span<byte>(copy, bytes.Length));
            bytes.AsSpan(0, PrefixBytes).CopyTo(place[sizeof(uint)..]);
            MemoryMarshal.Write(place[sizeof(ulong)..], (nint)copy);
        }

        first = MemoryMarshal.Read<ulong>(place);
        second = MemoryMarshal.Read<ulong>(place[sizeof(ulong)..]);
    }
}
