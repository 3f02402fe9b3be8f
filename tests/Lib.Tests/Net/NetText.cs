using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Numerics;
using DuckDB.NET.Native;

namespace Tests.Net;

/// <summary>Values, types and fields as the net writes them: invariant, the same for every engine and driver.</summary>
internal static class NetText
{
    private const string Interval = "Interval";

    private static readonly HashSet<Type> Scalars =
    [
        typeof(object),
        typeof(string),
        typeof(decimal),
        typeof(DateTime),
        typeof(DateOnly),
        typeof(TimeOnly),
        typeof(DateTimeOffset),
        typeof(TimeSpan),
        typeof(Guid),
        typeof(Int128),
        typeof(UInt128),
        typeof(BigInteger),
        typeof(byte[]),
        typeof(DuckDBInterval),
    ];

    /// <summary>Whether a value of the type is one field.</summary>
    internal static bool IsScalar(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum || Scalars.Contains(plain);
    }

    /// <summary>The value as text, or null for none: doubles in round-trip format, decimals without the zeros at their end, lists in brackets.</summary>
    internal static string? Of(object? value) =>
        value switch
        {
            null or DBNull => null,
            string text => text,
            bool truth => truth ? "true" : "false",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.UtcDateTime.ToString(
                "yyyy-MM-dd HH:mm:ss.FFFFFFFZ",
                CultureInfo.InvariantCulture
            ),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            TimeSpan span => OfInterval(0, span.Days, (span - TimeSpan.FromDays(span.Days)).Ticks / 10),
            DuckDBInterval span => OfInterval(span.Months, span.Days, unchecked((long)span.Micros)),
            // What the engine adds below its first line names tables that happen to be there.
            Exception { InnerException: DbException } or DbException => ((Exception)value).Message.Split('\n')[0],
            Exception error => error.Message,
            byte[] bytes => Convert.ToHexString(bytes),
            IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(each => Of(each) ?? "NULL"))}]",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    /// <summary>The double that is written for one whose last digits follow the order of a sum: 12 significant digits.</summary>
    internal static double Rounded(double value) =>
        double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The type's name in a header; "?" says that the value may be missing.</summary>
    internal static string TypeName(Type type) =>
        Nullable.GetUnderlyingType(type) is { } plain ? TypeName(plain) + "?"
        : type == typeof(DuckDBInterval) || type == typeof(TimeSpan) ? Interval
        : type.IsAssignableTo(typeof(DbException)) ? nameof(DbException)
        : type.Name;

    /// <summary>A field: a missing value is empty, an empty text is a pair of quotes, and quoted is what a reader could take for something else.</summary>
    internal static string Field(string? text) =>
        text is null ? ""
        : text.Length == 0 || text[0] is '[' or '{' or ' ' || text.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;

    private static string OfInterval(int months, int days, long microseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{months} months {days} days {microseconds} us");
}
