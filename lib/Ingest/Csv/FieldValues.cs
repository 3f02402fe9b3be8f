using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>The values of texts that <see cref="FieldGrammar"/> accepts; of any other text they are meaningless. Up to seven bytes behind a text are read too.</summary>
internal sealed unsafe class FieldValues
{
    internal const int UuidLength = 36;

    private const int WordDigits = 8;

    private Vector128<byte> minute;
    private long minuteMicroseconds;

    /// <summary>Microseconds since 1970 of a time of 23 bytes; date and minute are computed once for each run of equal ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Microseconds(byte* text)
    {
        unchecked
        {
            var minute = Vector128.Load(text);
            if (minute != this.minute)
            {
                Remember(text, minute);
            }

            return minuteMicroseconds + (10 * text[17] + text[18] - 11 * '0') * 1_000_000L;
        }
    }

    /// <summary>A whole number with or without a minus.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Integer(byte* text, int length)
    {
        unchecked
        {
            bool isNegative = *text == '-';
            byte* digits = isNegative ? text + 1 : text;
            long value = (long)Digits(digits, isNegative ? length - 1 : length);
            return isNegative ? -value : value;
        }
    }

    /// <summary>A price in cents.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Cents(byte* text, int length)
    {
        unchecked
        {
            bool isNegative = *text == '-';
            byte* digits = isNegative ? text + 1 : text;
            int count = isNegative ? length - 1 : length;
            int point =
                count > 3 && digits[count - 3] == '.'
                    ? count - 3
                    : new ReadOnlySpan<byte>(digits, count).IndexOf((byte)'.');
            int whole = point < 0 ? count : point;
            long cents = 100 * (long)Digits(digits, whole);
            cents += whole + 1 < count ? 10 * (digits[whole + 1] - '0') : 0;
            cents += whole + 2 < count ? digits[whole + 2] - '0' : 0;
            return isNegative ? -cents : cents;
        }
    }

    /// <summary>A UUID in the form 8-4-4-4-12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static UInt128 Uuid(byte* text)
    {
        unchecked
        {
            ulong first = Hex(Unsafe.ReadUnaligned<ulong>(text));
            ulong second = Hex(
                Unsafe.ReadUnaligned<uint>(text + 9) | (ulong)Unsafe.ReadUnaligned<uint>(text + 14) << 32
            );
            ulong third = Hex(
                Unsafe.ReadUnaligned<uint>(text + 19) | (ulong)Unsafe.ReadUnaligned<uint>(text + 24) << 32
            );
            ulong fourth = Hex(Unsafe.ReadUnaligned<ulong>(text + 28));
            return new UInt128(first << 32 | second, third << 32 | fourth);
        }
    }

    // Any number of digits whose value fits 64 bits, eight at a time from the end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Digits(byte* digits, int count)
    {
        unchecked
        {
            ulong value = 0;
            ulong unit = 1;
            while (count >= WordDigits)
            {
                count -= WordDigits;
                value += unit * Word(Unsafe.ReadUnaligned<ulong>(digits + count));
                unit *= 100_000_000;
            }

            // Zero bytes stand in for the digits that a shorter rest lacks in front.
            return count == 0
                ? value
                : value + unit * Word(Unsafe.ReadUnaligned<ulong>(digits) << (8 * (WordDigits - count)));
        }
    }

    // Adds neighbours up: eight digits to four numbers of two, to two of four, to one of eight.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ulong text)
    {
        unchecked
        {
            ulong digits = text & 0x0F0F_0F0F_0F0F_0F0F;
            ulong pairs = (digits * 10 + (digits >> 8)) & 0x00FF_00FF_00FF_00FF;
            ulong fours = (pairs * 100 + (pairs >> 16)) & 0x0000_FFFF_0000_FFFF;
            return (fours * 10_000 + (fours >> 32)) & 0xFFFF_FFFF;
        }
    }

    // Eight hexadecimal digits, the first one in the lowest byte, to 32 bits with the first one on top.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hex(ulong text)
    {
        unchecked
        {
            ulong digits = (text & 0x0F0F_0F0F_0F0F_0F0F) + (text >> 6 & 0x0101_0101_0101_0101) * 9;
            ulong bytes = (digits << 4 | digits >> 8) & 0x00FF_00FF_00FF_00FF;
            ulong halves = (bytes << 8 | bytes >> 16) & 0x0000_FFFF_0000_FFFF;
            return (halves << 16 | halves >> 32) & 0xFFFF_FFFF;
        }
    }

    private void Remember(byte* text, Vector128<byte> minute)
    {
        unchecked
        {
            var time = new DateTime(
                (int)Digits(text, 4),
                (int)Digits(text + 5, 2),
                (int)Digits(text + 8, 2),
                (int)Digits(text + 11, 2),
                (int)Digits(text + 14, 2),
                0,
                DateTimeKind.Utc
            );
            this.minute = minute;
            minuteMicroseconds = (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        }
    }
}
