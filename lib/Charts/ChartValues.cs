using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using EcommerceNotebooks.Charts.Figures;

namespace EcommerceNotebooks.Charts;

/// <summary>One coordinate of a series: numbers, categories or instants. A missing number or instant is NaN. As a list it is what Plotly reads.</summary>
internal sealed class ChartValues : IEnumerable<object?>
{
    private const double LargestExactInteger = 9_007_199_254_740_992;

    private ChartValues(ChartValueKind kind, ImmutableArray<double> numbers, ImmutableArray<string> texts)
    {
        Kind = kind;
        Numbers = numbers;
        Texts = texts;
    }

    internal ChartValueKind Kind { get; }

    /// <summary>Numbers, or milliseconds since 1970 for instants; empty for categories.</summary>
    internal ImmutableArray<double> Numbers { get; }

    /// <summary>Categories; empty for numbers and instants.</summary>
    internal ImmutableArray<string> Texts { get; }

    internal int Count => Kind == ChartValueKind.Category ? Texts.Length : Numbers.Length;

    internal bool AllMissing => Kind != ChartValueKind.Category && Numbers.All(double.IsNaN);

    /// <summary>Numbers (whole ones without decimals), texts, or times as Plotly reads them; missing values as null.</summary>
    public IEnumerator<object?> GetEnumerator() => Enumerable.Range(0, Count).Select(ForPlotly).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Reads values by their type: numbers, DateTime, DateOnly and DateTimeOffset as such, everything else as categories.</summary>
    internal static ChartValues From<T>(IEnumerable<T> values, string parameter)
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        object?[] all = [.. values.Select(value => (object?)value)];
        var type =
            typeof(T) == typeof(object)
                ? all.FirstOrDefault(each => each is not null)?.GetType() ?? typeof(double)
                : typeof(T);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(DateTimeOffset))
        {
            return new ChartValues(ChartValueKind.Time, [.. all.Select(value => Instant(value, parameter))], []);
        }

        return Display.ColumnTypes.IsNumeric(type)
            ? new ChartValues(ChartValueKind.Number, [.. all.Select(value => Number(value, parameter))], [])
            : new ChartValues(ChartValueKind.Category, [], [.. all.Select(Category)]);
    }

    /// <summary>The same values, refused unless they are numbers.</summary>
    internal ChartValues MustBeNumbers(string parameter) =>
        Kind == ChartValueKind.Number
            ? this
            : throw new ArgumentException(
                $"{parameter} must be numbers, not {Kind switch { ChartValueKind.Time => "times", _ => "texts" }}.",
                parameter
            );

    /// <summary>The value as a reader sees it.</summary>
    internal string Text(int index) =>
        Kind switch
        {
            ChartValueKind.Category => Texts[index],
            ChartValueKind.Time => double.IsNaN(Numbers[index]) ? "missing" : TimeText(Numbers[index]),
            _ => double.IsNaN(Numbers[index]) ? "missing" : NumberText(Numbers[index]),
        };

    /// <summary>The value as a category: numbers as plain digits.</summary>
    internal string CategoryAt(int index) =>
        Kind == ChartValueKind.Number && !double.IsNaN(Numbers[index])
            ? Numbers[index].ToString(CultureInfo.InvariantCulture)
            : Text(index);

    /// <summary>The same values as categories.</summary>
    internal ChartValues AsCategories() =>
        Kind == ChartValueKind.Category
            ? this
            : new ChartValues(ChartValueKind.Category, [], [.. Enumerable.Range(0, Count).Select(CategoryAt)]);

    /// <summary>A number in full, with thousands separators and at most four decimals (or four digits, if small).</summary>
    internal static string NumberText(double value)
    {
        double size = Math.Abs(value);
        return size >= 1e15 || (size > 0 && size < 0.0001)
            ? value.ToString("0.###e+00", CultureInfo.InvariantCulture)
            : value.ToString("#,##0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>Milliseconds since 1970 as a date, with the time unless it is midnight.</summary>
    internal static string TimeText(double milliseconds)
    {
        var time = DateTime.UnixEpoch.AddMilliseconds(milliseconds);
        string format =
            time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd"
            : time.Millisecond == 0 ? "yyyy-MM-dd HH:mm:ss"
            : "yyyy-MM-dd HH:mm:ss.fff";
        return time.ToString(format, CultureInfo.InvariantCulture);
    }

    private object? ForPlotly(int index)
    {
        if (Kind == ChartValueKind.Category)
        {
            return FigureParts.Shown(Texts[index]);
        }

        double number = Numbers[index];
        return double.IsNaN(number) ? null
            : Kind == ChartValueKind.Time ? TimeText(number)
            : double.IsInteger(number) && Math.Abs(number) <= LargestExactInteger ? (object)(long)number
            : number;
    }

    private static double Number(object? value, string parameter)
    {
        if (value is null)
        {
            return double.NaN;
        }

        double number = value switch
        {
            BigInteger big => (double)big,
            Int128 big => (double)big,
            UInt128 big => (double)big,
            IConvertible convertible when Display.ColumnTypes.IsNumeric(value.GetType()) => convertible.ToDouble(
                CultureInfo.InvariantCulture
            ),
            _ => throw new ArgumentException($"{parameter} holds a {value.GetType().Name} among numbers.", parameter),
        };
        if (value is not (double or float or decimal) && Math.Abs(number) > LargestExactInteger)
        {
            throw new ArgumentException(
                $"{parameter} holds {value}, which a chart cannot place exactly: give identifiers as text.",
                parameter
            );
        }

        return double.IsFinite(number) ? number : double.NaN;
    }

    private static double Instant(object? value, string parameter) =>
        value switch
        {
            null => double.NaN,
            DateTime time => (time - DateTime.UnixEpoch).TotalMilliseconds,
            DateOnly date => (date.ToDateTime(TimeOnly.MinValue) - DateTime.UnixEpoch).TotalMilliseconds,
            DateTimeOffset time => (time.UtcDateTime - DateTime.UnixEpoch).TotalMilliseconds,
            _ => throw new ArgumentException($"{parameter} holds a {value.GetType().Name} among times.", parameter),
        };

    private static string Category(object? value) =>
        value switch
        {
            null => "NULL",
            bool flag => flag ? "true" : "false",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
