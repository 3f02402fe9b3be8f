using System.Globalization;
using System.Text.RegularExpressions;

namespace EcommerceNotebooks.Charts;

/// <summary>The part of d3's number format that axes and indicators use, so that the static picture reads like the interactive one.</summary>
internal sealed partial class NumberFormat
{
    private static readonly (double Size, string Letter)[] Prefixes = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")];

    private readonly bool comma;
    private readonly int? decimals;
    private readonly bool trim;
    private readonly char kind;

    private NumberFormat(bool comma, int? decimals, bool trim, char kind)
    {
        this.comma = comma;
        this.decimals = decimals;
        this.trim = trim;
        this.kind = kind;
    }

    internal static NumberFormat Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            throw new ArgumentException(
                $"'{text}' is not a number format; allowed are an optional comma, .N, ~ and one of f, d, s, e, %, such as ',.2f' or '.1%'.",
                nameof(text)
            );
        }

        int? decimals = match.Groups["decimals"].Success
            ? int.Parse(match.Groups["decimals"].Value, CultureInfo.InvariantCulture)
            : null;
        return new NumberFormat(
            match.Groups["comma"].Success,
            decimals,
            match.Groups["trim"].Success,
            match.Groups["kind"].Value[0]
        );
    }

    /// <summary>A number in this format; without one, in full.</summary>
    internal static string Write(double value, string? format) =>
        format is null ? ChartValues.NumberText(value) : Parse(format).Format(value);

    internal string Format(double value)
    {
        string text = kind switch
        {
            'd' => Digits(value, 0),
            '%' => Trimmed(Digits(value * 100, decimals ?? 6)) + "%",
            'e' => value.ToString("0." + new string('0', decimals ?? 6) + "e+0", CultureInfo.InvariantCulture),
            's' => Short(value, decimals),
            _ => Trimmed(Digits(value, decimals ?? 6)),
        };
        return text.Replace('-', '−');
    }

    /// <summary>A number with at most four significant digits and k, M, B or T from ten thousand on.</summary>
    internal static string Short(double value, int? digits = null)
    {
        int significant = digits ?? 4;
        double size = Math.Abs(value);
        foreach ((double unit, string letter) in Prefixes)
        {
            if (size >= unit && (size >= 10_000 || digits is not null))
            {
                return Significant(value / unit, significant) + letter;
            }
        }

        return size is > 0 and < 0.0001
            ? value.ToString("0.##e+0", CultureInfo.InvariantCulture)
            : Significant(value, significant);
    }

    private static string Significant(double value, int digits)
    {
        double size = Math.Abs(value);
        int whole = size < 1 ? 1 : (int)Math.Floor(Math.Log10(size)) + 1;
        int decimals = size < 1 ? digits + 2 : Math.Max(0, digits - whole);
        return value.ToString("#,##0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    private string Digits(double value, int decimals) =>
        value.ToString(
            (comma ? "N" : "F") + decimals.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );

    private string Trimmed(string text) =>
        trim && text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    [GeneratedRegex(
        @"^(?<comma>,)?(\.(?<decimals>\d{1,2}))?(?<trim>~)?(?<kind>[fdse%])$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
