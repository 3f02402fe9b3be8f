using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>
/// The quick test of typed fields: true only for texts that <see cref="FieldGrammar"/> accepts, false for the rare forms it
/// must be asked about. Every method may read up to 31 bytes past the field, so the buffer must be padded.
/// </summary>
internal sealed class PlainLine
{
    private const ulong SecondsMask = 0xFF_FF_FF_FF_F0_F0_FF_00;

    // ":d0d0 UTC" as little-endian bytes 15 to 22 of the time, digits masked to their high half.
    private const ulong SecondsPattern = 0x43_54_55_20_30_30_3A_00;

    private Vector128<byte> minute;

    /// <summary>A time with digits where digits belong; the date and minute are checked once for each run of equal ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe bool IsTime(byte* text, int length)
    {
        if (length != 23)
        {
            return length == 0;
        }

        Vector128<byte> minute = Vector128.Load(text);
        ulong seconds = Unsafe.ReadUnaligned<ulong>(text + 15);
        if ((seconds & SecondsMask) != SecondsPattern || text[17] > '5' || text[18] > '9')
        {
            return false;
        }

        return minute == this.minute || IsNewMinute(text, minute);
    }

    /// <summary>Up to 18 digits, or 19 that begin below 9: always a BIGINT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe bool IsInteger(byte* text, int length)
    {
        if (length > 19 || (length == 19 && *text == '9'))
        {
            return false;
        }

        var digits = Vector256.Load(text) - Vector256.Create((byte)'0');
        uint bad = Vector256.GreaterThan(digits, Vector256.Create((byte)9)).ExtractMostSignificantBits();
        return (bad & ((1u << length) - 1)) == 0;
    }

    /// <summary>Up to eight digits, and after a point one or two more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe bool IsPrice(byte* text, int length)
    {
        if (length > 11)
        {
            return false;
        }

        uint bad = NonDigits(text) & ((1u << length) - 1);
        if (bad == 0)
        {
            return length <= 8;
        }

        int point = BitOperations.TrailingZeroCount(bad);
        int decimals = length - point - 1;
        return BitOperations.IsPow2(bad) && text[point] == '.' && point is > 0 and <= 8 && decimals is 1 or 2;
    }

    /// <summary>A UUID in the form 8-4-4-4-12, or nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe bool IsUuid(byte* text, int length)
    {
        if (length != 36)
        {
            return length == 0;
        }

        const uint HeadHyphens = 1u << 8 | 1u << 13 | 1u << 18 | 1u << 23;
        const uint TailHyphens = 1u << 3;
        Vector256<byte> head = Vector256.Load(text);
        Vector128<byte> tail = Vector128.Load(text + 20);
        uint headHex = (
            Vector256.LessThanOrEqual(head - Vector256.Create((byte)'0'), Vector256.Create((byte)9))
            | Vector256.LessThanOrEqual(
                (head | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'),
                Vector256.Create((byte)5)
            )
        ).ExtractMostSignificantBits();
        uint tailHex = (
            Vector128.LessThanOrEqual(tail - Vector128.Create((byte)'0'), Vector128.Create((byte)9))
            | Vector128.LessThanOrEqual(
                (tail | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'),
                Vector128.Create((byte)5)
            )
        ).ExtractMostSignificantBits();
        uint hyphens = Vector256.Equals(head, Vector256.Create((byte)'-')).ExtractMostSignificantBits();
        return headHex == ~HeadHyphens && hyphens == HeadHyphens && tailHex == (0xFFFF & ~TailHyphens);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe uint NonDigits(byte* text) =>
        Vector128
            .GreaterThan(Vector128.Load(text) - Vector128.Create((byte)'0'), Vector128.Create((byte)9))
            .ExtractMostSignificantBits();

    private unsafe bool IsNewMinute(byte* text, Vector128<byte> minute)
    {
        const uint Separators = 1u << 4 | 1u << 7 | 1u << 10 | 1u << 13;
        if (NonDigits(text) != Separators || text[4] != '-' || text[7] != '-' || text[10] != ' ' || text[13] != ':')
        {
            return false;
        }

        int year = 100 * TwoDigits(text) + TwoDigits(text + 2);
        int month = TwoDigits(text + 5);
        int day = TwoDigits(text + 8);
        if (
            year == 0
            || month is 0 or > 12
            || day == 0
            || (day > 28 && day > DateTime.DaysInMonth(year, month))
            || TwoDigits(text + 11) > 23
            || TwoDigits(text + 14) > 59
        )
        {
            return false;
        }

        this.minute = minute;
        return true;
    }

    private static unsafe int TwoDigits(byte* text) => 10 * text[0] + text[1] - 11 * '0';
}
