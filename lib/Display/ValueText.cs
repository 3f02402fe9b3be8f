using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using DuckDB.NET.Native;

namespace EcommerceNotebooks.Display;

/// <summary>Writes values as text: invariant, and alike for all values of a column.</summary>
internal static class ValueText
{
    internal const string Null = "NULL";
    private const double LargestInFull = 1e15;

    /// <summary>Decimals with which all doubles of a column are written: none for whole numbers, else so many that four to six digits carry meaning.</summary>
    internal static int DecimalsFor(IEnumerable<double> values)
    {
        double[] sizes = [.. values.Where(double.IsFinite).Select(Math.Abs).Where(size => size < LargestInFull)];
        return sizes.All(size => size == Math.Floor(size)) ? 0
            : sizes.Max() < 10 ? 4
            : sizes.Max() < 1_000_000 ? 2
            : 0;
    }

    internal static string Of(object? value, ColumnFormat format, int doubleDecimals)
    {
        if (value is null)
        {
            return format.Missing ?? Null;
        }

        string text = format.Kind switch
        {
            ColumnFormatKind.Percent when IsNumber(value) => Percent(value, format.Decimals),
            ColumnFormatKind.Fixed when IsNumber(value) => Fixed(value, format.Decimals),
            ColumnFormatKind.Identifier when IsNumber(value) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => Automatic(value, doubleDecimals),
        };
        return format.Unit is { } unit && IsNumber(value) ? $"{text} {unit}" : text;
    }

    /// <summary>Control characters made visible, so that a cell stays on one line.</summary>
    internal static string OneLine(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            visible.Append(
                c switch
                {
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                    _ => c.ToString(),
                }
            );
        }

        return visible.ToString();
    }

    /// <summary>The text itself, or its first characters and an ellipsis when it is longer than <paramref name="length"/>.</summary>
    internal static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        int end = length - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }

    private static bool IsNumber(object value) => ColumnTypes.IsNumeric(value.GetType());

    private static string Percent(object value, int decimals) =>
        value is double or float
            ? Invariant(Convert.ToDouble(value, CultureInfo.InvariantCulture) * 100, $"N{decimals}") + " %"
            : Invariant(CellValue.As<decimal>(value, "value") * 100, $"N{decimals}") + " %";

    private static string Fixed(object value, int decimals) => Invariant((IFormattable)value, $"N{decimals}");

    private static string Automatic(object value, int doubleDecimals) =>
        value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            decimal money => Invariant(money, $"N{money.Scale}"),
            double number => Double(number, doubleDecimals),
            float number => Double(number, doubleDecimals),
            BigInteger or Int128 or UInt128 => Invariant((IFormattable)value, "N0"),
            sbyte or short or int or long or byte or ushort or uint or ulong => Invariant((IFormattable)value, "N0"),
            DateTime time => Time(time),
            DateTimeOffset time => Time(time.DateTime) + Invariant(time, "zzz"),
            DateOnly date => Invariant(date, "yyyy-MM-dd"),
            TimeOnly time => Invariant(
                time,
                time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.ffffff"
            ),
            byte[] bytes => "0x"
                + Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, 64)))
                + (bytes.Length > 64 ? "…" : ""),
            DuckDBInterval interval => Interval(interval),
            IDictionary map => "{" + string.Join(", ", Entries(map)) + "}",
            IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Inner)) + "]",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static string Double(double number, int decimals)
    {
        if (!double.IsFinite(number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        double size = Math.Abs(number);
        bool lost = size > 0 && size < 0.5 * Math.Pow(10, -decimals);
        return size >= LargestInFull || lost ? Invariant(number, "0.###e+00") : Invariant(number, $"N{decimals}");
    }

    private static string Time(DateTime time) =>
        Invariant(
            time,
            time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff"
        );

    private static string Interval(DuckDBInterval interval)
    {
        var parts = new List<string>();
        if (interval.Months != 0)
        {
            parts.Add(interval.Months is 1 or -1 ? $"{interval.Months} month" : $"{interval.Months} months");
        }

        if (interval.Days != 0)
        {
            parts.Add(interval.Days is 1 or -1 ? $"{interval.Days} day" : $"{interval.Days} days");
        }

        long microseconds = unchecked((long)interval.Micros);
        if (microseconds != 0 || parts.Count == 0)
        {
            Int128 size = Int128.Abs(microseconds);
            string sign = microseconds < 0 ? "-" : "";
            var seconds = size / 1_000_000;
            string fraction = size % 1_000_000 == 0 ? "" : "." + Invariant(size % 1_000_000, "D6");
            parts.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sign}{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}{fraction}"
                )
            );
        }

        return string.Join(' ', parts);
    }

    private static IEnumerable<string> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return $"{Inner(entry.Key)}: {Inner(entry.Value)}";
        }
    }

    private static string Inner(object? value) =>
        value is double or float ? Invariant((IFormattable)value, "G6") : Of(value, ColumnFormat.Identifier, 4);

    private static string Invariant(IFormattable value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
