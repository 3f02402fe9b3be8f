using System.Collections;
using System.Globalization;

namespace CSharpKernel.Completion;

/// <summary>A short text of a variable's value that runs no code of the user's: values of the framework's own simple types, and how many elements a collection has.</summary>
internal static class ShortValue
{
    private const int MaximumLength = 80;
    private const int Elements = 5;

    /// <summary>The text; null for values that only their own code could describe.</summary>
    public static string? Of(object? value) =>
        Scalar(value)
        ?? value switch
        {
            Array { Rank: 1 } array => $"{Count(array.Length)}{First(array)}",
            Array array => Count(array.Length),
            IList list when IsOfFramework(list) => $"{Count(list.Count)}{First(list)}",
            ICollection collection when IsOfFramework(collection) => Count(collection.Count),
            _ => null,
        };

    private static string? Scalar(object? value) =>
        value switch
        {
            null => "null",
            string text => Cut('"' + text.ReplaceLineEndings("\\n")) + (text.Length < MaximumLength ? "\"" : ""),
            char letter => $"'{letter}'",
            bool truth => truth ? "true" : "false",
            Enum member => member.ToString(),
            IFormattable simple when IsSimple(simple) => simple.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

    private static bool IsSimple(object value) =>
        value.GetType().IsPrimitive
        || value
            is decimal
                or DateTime
                or DateTimeOffset
                or DateOnly
                or TimeOnly
                or TimeSpan
                or Guid
                or Int128
                or UInt128
                or Half
                or System.Numerics.BigInteger;

    private static bool IsOfFramework(object collection) =>
        collection.GetType().Namespace is "System.Collections.Generic" or "System.Collections"
        && collection.GetType().Assembly.GetName().Name is { } name
        && name.StartsWith("System.", StringComparison.Ordinal);

    private static string First(IList list)
    {
        List<string> texts = [];
        for (var i = 0; i < Math.Min(list.Count, Elements); i++)
        {
            if (Scalar(list[i]) is not { } text)
            {
                return "";
            }

            texts.Add(text);
        }

        return texts.Count == 0 ? "" : Cut($": {string.Join(", ", texts)}{(list.Count > Elements ? ", ..." : "")}");
    }

    private static string Count(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "element" : "elements")}");

    private static string Cut(string text) => text.Length <= MaximumLength ? text : text[..(MaximumLength - 3)] + "...";
}
