namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>
/// The texts that are times: date, a space, the time of day with or without a fraction, and <c>UTC</c>; or ISO 8601 with T or a space between date and time of day, and Z or an offset such as +05:30,
/// +0530 or +05 at the end.
/// </summary>
internal static class TimeGrammar
{
    private const string NoTime = "is not a time such as 2019-11-01 00:00:00 UTC";
    private const int WholeSeconds = 19;
    private const int Separator = 10;

    /// <summary>Null when the text is a moment of the years 1 to 9999 (UTC), otherwise what is wrong with it. A fraction is cut off, before 1970 too.</summary>
    internal static string? Read(ReadOnlySpan<byte> text, out FieldValue value)
    {
        value = default;
        if (text.Length < WholeSeconds || !HasShape(text))
        {
            return NoTime;
        }

        var zone = text[WholeSeconds..];
        var fraction = zone.StartsWith("."u8) ? Digits(zone[1..]) : [];
        bool hasEmptyFraction = zone.StartsWith("."u8) && fraction.IsEmpty;
        zone = fraction.IsEmpty ? zone : zone[(1 + fraction.Length)..];
        if (zone.IsEmpty)
        {
            return "has no time zone: UTC, Z or an offset such as +05:30 must follow";
        }

        bool isUtc = zone.SequenceEqual(" UTC"u8) && text[Separator] == ' ';
        if (hasEmptyFraction || (OffsetMinutes(zone) is null && !isUtc))
        {
            return NoTime;
        }

        if (TicksOf(text) is not { } ticks)
        {
            return "is a time that does not exist";
        }

        ticks -= (OffsetMinutes(zone) ?? 0) * TimeSpan.TicksPerMinute;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return "lies outside of the years 1 to 9999";
        }

        value = new FieldValue(
            (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
            IsCut: fraction.ContainsAnyExcept((byte)'0')
        );
        return null;
    }

    // yyyy-MM-dd, T or a space, HH:mm:ss.
    private static bool HasShape(ReadOnlySpan<byte> text)
    {
        var shape = "0000-00-00 00:00:00"u8;
        for (int i = 0; i < shape.Length; i++)
        {
            bool fits = shape[i] == '0' ? char.IsAsciiDigit((char)text[i]) : text[i] == shape[i];
            if (!fits && !(i == Separator && text[i] == 'T'))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text : text[..end];
    }

    // Z, or a sign and hours, with minutes behind a colon or without one.
    private static int? OffsetMinutes(ReadOnlySpan<byte> zone)
    {
        if (zone.SequenceEqual("Z"u8))
        {
            return 0;
        }

        if (zone[0] is not ((byte)'+' or (byte)'-'))
        {
            return null;
        }

        var hours = Digits(zone[1..]);
        var minutes = zone.Length == 6 && hours.Length == 2 && zone[3] == ':' ? Digits(zone[4..]) : [];
        if (hours.Length == 4 && zone.Length == 5)
        {
            minutes = hours[2..];
            hours = hours[..2];
        }

        bool isWhole = hours.Length == 2 && minutes.Length == (zone.Length == 3 ? 0 : 2);
        return isWhole && Number(hours) <= 23 && Number(minutes) <= 59
            ? (zone[0] == '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes))
            : null;
    }

    private static long? TicksOf(ReadOnlySpan<byte> text)
    {
        int year = Number(text[..4]);
        int month = Number(text[5..7]);
        int day = Number(text[8..10]);
        int hour = Number(text[11..13]);
        int minute = Number(text[14..16]);
        int second = Number(text[17..19]);
        bool exists =
            year >= 1
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            && hour <= 23
            && minute <= 59
            && second <= 59;
        return exists ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks : null;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        int number = 0;
        foreach (byte digit in digits)
        {
            number = 10 * number + (digit - '0');
        }

        return number;
    }
}
