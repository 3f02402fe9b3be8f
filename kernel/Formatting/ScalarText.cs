using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CSharpKernel.Formatting;

/// <summary>The text of a single value, the same on every machine and in every culture.</summary>
internal static class ScalarText
{
    private const int NestedItems = 5;
    private const int NestedLength = 120;
    private const int MaximumDepth = 4;

    /// <summary>Whether a value is shown as one text rather than by its parts.</summary>
    public static bool IsScalar(object? value) =>
        value
            is null
                or string
                or IFormattable
                or bool
                or char
                or Uri
                or Version
                or Type
                or Exception
                or JsonNode
                or JsonElement
                or JsonDocument
                or Delegate
        || PendingWork.Is(value);

    public static bool IsNumber(object? value) =>
        value
            is byte
                or sbyte
                or short
                or ushort
                or int
                or uint
                or long
                or ulong
                or Int128
                or UInt128
                or nint
                or nuint
                or Half
                or float
                or double
                or decimal
                or BigInteger;

    /// <summary>The value as text; a null is the word null.</summary>
    public static string Of(object? value) =>
        value switch
        {
            null => "null",
            string text => text,
            DateTime time => time.ToString(
                time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF",
                CultureInfo.InvariantCulture
            ),
            DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
            JsonElement json => json.GetRawText(),
            JsonDocument json => json.RootElement.GetRawText(),
            JsonNode json => json.ToJsonString(),
            Exception exception => Describe(exception),
            Type type => TypeName.Of(type),
            _ when PendingWork.Is(value) => PendingWork.Describe(value),
            Delegate => TypeName.Of(value.GetType()),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    /// <summary>A value as part of another: short, on one line; null stays null so that a table can mark it.</summary>
    public static string? Nested(object? value)
    {
        try
        {
            return value is null or DBNull ? null : Cut(OneLine(Inner(value, 0)));
        }
        catch (Exception exception) when (!IsStop(exception))
        {
            return Cut(OneLine(OfFailure(exception)));
        }
    }

    /// <summary>What stands in the place of a part that could not be read.</summary>
    public static string OfFailure(Exception exception) => $"({TypeName.Of(exception.GetType())}: {exception.Message})";

    /// <summary>Whether an exception asks the cell itself to stop.</summary>
    public static bool IsStop(Exception exception) =>
        exception is OperationCanceledException or ThreadInterruptedException;

    private static string Inner(object? value, int depth) =>
        value switch
        {
            _ when IsScalar(value) => Of(value),
            _ when DataFrameGrids.Size(value) is { } size => size,
            IDictionary dictionary => depth < MaximumDepth ? Dictionary(dictionary, depth) : "{…}",
            IEnumerable sequence => depth < MaximumDepth ? Sequence(sequence, depth) : "[…]",
            _ when OverridesToString(value!) => value!.ToString() ?? "",
            _ => TypeName.Of(value!.GetType()),
        };

    private static string Dictionary(IDictionary dictionary, int depth)
    {
        List<string> items = [];
        foreach (DictionaryEntry entry in dictionary)
        {
            if (items.Count == NestedItems)
            {
                items.Add("…");
                break;
            }

            items.Add(Inner(entry.Key, depth + 1) + ": " + Inner(entry.Value, depth + 1));
        }

        return "{" + string.Join(", ", items) + "}";
    }

    private static string Sequence(IEnumerable sequence, int depth)
    {
        List<string> items = [];
        foreach (var item in sequence)
        {
            if (items.Count == NestedItems)
            {
                items.Add("…");
                break;
            }

            items.Add(Inner(item, depth + 1));
        }

        return "[" + string.Join(", ", items) + "]";
    }

    public static bool OverridesToString(object value) =>
        value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } owner
        && owner != typeof(object)
        && owner != typeof(ValueType);

    private static string Describe(Exception exception)
    {
        List<string> lines = [];
        for (var current = exception; current is not null; current = current.InnerException)
        {
            lines.Add((lines.Count == 0 ? "" : "caused by ") + TypeName.Of(current.GetType()) + ": " + current.Message);
        }

        return string.Join("\n", lines);
    }

    /// <summary>The beginning of a text, of the given length, or one less where that would tear a character apart.</summary>
    public static string Head(string text, int length) =>
        text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    // A huge text is cut before its lines are joined.
    private static string OneLine(string text) =>
        (text.Length <= 4 * NestedLength ? text : Head(text, 4 * NestedLength)).ReplaceLineEndings(" ");

    private static string Cut(string text) => text.Length <= NestedLength ? text : Head(text, NestedLength - 1) + "…";
}
