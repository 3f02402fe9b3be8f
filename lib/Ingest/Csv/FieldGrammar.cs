using System.Buffers.Text;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>What the text of each typed column may be, and what it says. An empty text is NULL and is not asked about here.</summary>
internal static class FieldGrammar
{
    /// <summary>The first whole number that a floating-point number may have been rounded to: 2^53.</summary>
    internal const long FirstInexact = 1L << 53;

    /// <summary>What is wrong with a record whose quoted field has a line break.</summary>
    internal const string LineBreakFault = "line breaks inside the fields of an event are not taken";

    private const int PriceIntegerDigits = 8;
    private const int PriceDecimals = 2;

    /// <summary>Null when the text is a value of the column, otherwise what is wrong with it.</summary>
    internal static string? Fault(int column, ReadOnlySpan<byte> text) => Read(column, text, out _);

    /// <summary>The same, with the value of a typed column.</summary>
    internal static string? Read(int column, ReadOnlySpan<byte> text, out FieldValue value)
    {
        value = new FieldValue(0);
        string? fault = column switch
        {
            EventColumns.EventTime => TimeGrammar.Read(text, out value),
            EventColumns.ProductId or EventColumns.UserId or EventColumns.CategoryId => Integer(text, out value),
            EventColumns.Price => Price(text, out value),
            _ => null,
        };
        return fault is null ? null : $"'{RawLine.Shorten(RawLine.Show(text))}' {fault}";
    }

    /// <summary>Whether the text is a UUID in its usual form 8-4-4-4-12.</summary>
    internal static bool IsUuid(ReadOnlySpan<byte> text) =>
        text.Length == 36 && Utf8Parser.TryParse(text, out Guid _, out int consumed, 'D') && consumed == 36;

    // An id with NULLs beside it is often written as a floating-point number, which is exact below 2^53 alone.
    private static string? Integer(ReadOnlySpan<byte> text, out FieldValue value)
    {
        value = default;
        int point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var digits = whole.StartsWith("-"u8) ? whole[1..] : whole;
        bool isZeroBehindThePoint = point < text.Length - 1 && !text[(point + 1)..].ContainsAnyExcept((byte)'0');
        if (!AreDigits(digits) || (point >= 0 && !isZeroBehindThePoint))
        {
            return "is not a whole number";
        }

        if (!Utf8Parser.TryParse(whole, out long number, out int consumed) || consumed < whole.Length)
        {
            return "does not fit BIGINT";
        }

        if (point >= 0 && number is >= FirstInexact or <= -FirstInexact)
        {
            return "is 2^53 or more, where numbers written with a point have lost digits";
        }

        value = new FieldValue(number);
        return null;
    }

    private static string? Price(ReadOnlySpan<byte> text, out FieldValue value)
    {
        value = default;
        bool isNegative = text.StartsWith("-"u8);
        var digits = isNegative ? text[1..] : text;
        int point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var decimals = point < 0 ? "0"u8 : digits[(point + 1)..];
        if (!AreDigits(whole) || !AreDigits(decimals))
        {
            return "is not a price such as 489.07";
        }

        whole = whole.TrimStart((byte)'0');
        if (whole.Length > PriceIntegerDigits)
        {
            return "does not fit DECIMAL(10,2)";
        }

        decimals = decimals.TrimEnd((byte)'0');
        if (decimals.Length > PriceDecimals)
        {
            return "has more than two decimals, which DECIMAL(10,2) would lose";
        }

        long cents = 0;
        foreach (byte digit in whole)
        {
            cents = 10 * cents + (digit - '0');
        }

        for (int place = 0; place < PriceDecimals; place++)
        {
            cents = 10 * cents + (place < decimals.Length ? decimals[place] - '0' : 0);
        }

        value = new FieldValue(isNegative ? -cents : cents);
        return null;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
