using System.Globalization;
using System.Text;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Shows a line's bytes as text: bytes that are not UTF-8, control characters other than tab and byte order marks as <c>\xNN</c>.</summary>
internal static class RawLine
{
    /// <summary>Bytes of a line kept in <c>events_rejected.raw_line</c>; a longer line is cut there and its length said.</summary>
    internal const int KeptBytes = 4096;

    private const int ByteOrderMark = 0xFEFF;

    internal static string Show(ReadOnlySpan<byte> line)
    {
        var rest = line.Length > KeptBytes ? line[..KeptBytes] : line;
        var text = new StringBuilder(rest.Length + 16);
        while (!rest.IsEmpty)
        {
            bool valid = Rune.DecodeFromUtf8(rest, out var rune, out int length) == System.Buffers.OperationStatus.Done;
            if (valid && (rune.Value >= ' ' || rune.Value == '\t') && rune.Value is not (0x7F or ByteOrderMark))
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (byte each in rest[..length])
                {
                    text.Append(CultureInfo.InvariantCulture, $"\\x{each:X2}");
                }
            }

            rest = rest[length..];
        }

        if (line.Length > KeptBytes)
        {
            text.Append(CultureInfo.InvariantCulture, $"... ({line.Length} bytes)");
        }

        return text.ToString();
    }

    internal static string Shorten(string line) =>
        line.Length <= 200 ? line : string.Concat(line.AsSpan(0, 200), "...");
}
