using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>What the text of each typed column may be. An empty text is NULL and is not asked about here.</summary>
internal static class FieldGrammar
{
    private const int PriceIntegerDigits = 8;
    private const int PriceDecimals = 2;

    /// <summary>Null when the text is a value of the column, otherwise what is wrong with it.</summary>
    internal static string? Fault(int column, ReadOnlySpan<byte> text) =>
        column switch
        {
            EventColumns.EventTime when !IsTime(text) => Describe(text, "is not a time yyyy-MM-dd HH:mm:ss UTC"),
            EventColumns.ProductId or EventColumns.UserId => Integer(text, int.MinValue, int.MaxValue, "INTEGER"),
            EventColumns.CategoryId => Integer(text, long.MinValue, long.MaxValue, "BIGINT"),
            EventColumns.Price => Price(text),
            _ => null,
        };

    /// <summary>Whether the text is exactly <c>yyyy-MM-dd HH:mm:ss UTC</c> and names a real moment.</summary>
    internal static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.Length != 23)
        {
            return false;
        }

        Span<char> characters = stackalloc char[23];
        return Encoding.ASCII.GetChars(text, characters) == 23
            && DateTime.TryParseExact(
                characters,
                "yyyy-MM-dd HH:mm:ss 'UTC'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            );
    }

    /// <summary>Whether the text is a UUID in its usual form 8-4-4-4-12.</summary>
    internal static bool IsUuid(ReadOnlySpan<byte> text) =>
        text.Length == 36 && Utf8Parser.TryParse(text, out Guid _, out int consumed, 'D') && consumed == 36;

    private static string? Integer(ReadOnlySpan<byte> text, long smallest, long largest, string type)
    {
        var digits = text[0] == '-' ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return Describe(text, "is not a whole number");
        }

        return
            Utf8Parser.TryParse(text, out long value, out int consumed)
            && consumed == text.Length
            && value >= smallest
            && value <= largest
            ? null
            : Describe(text, $"does not fit {type}");
    }

    private static string? Price(ReadOnlySpan<byte> text)
    {
        var digits = text[0] == '-' ? text[1..] : text;
        int dot = digits.IndexOf((byte)'.');
        var whole = dot < 0 ? digits : digits[..dot];
        var decimals = dot < 0 ? "0"u8 : digits[(dot + 1)..];
        if (
            whole.IsEmpty
            || decimals.IsEmpty
            || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || decimals.ContainsAnyExceptInRange((byte)'0', (byte)'9')
        )
        {
            return Describe(text, "is not a price such as 489.07");
        }

        if (whole.TrimStart((byte)'0').Length > PriceIntegerDigits)
        {
            return Describe(text, "does not fit DECIMAL(10,2)");
        }

        return decimals.TrimEnd((byte)'0').Length > PriceDecimals
            ? Describe(text, "has more than two decimals, which DECIMAL(10,2) would lose")
            : null;
    }

    private static string Describe(ReadOnlySpan<byte> text, string fault) =>
        $"'{RawLine.Shorten(RawLine.Show(text))}' {fault}";
}
