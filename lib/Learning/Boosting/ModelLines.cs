using System.Globalization;

namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>Lines <c>key=value</c> of one part of a text model, with the numbers that they hold; every error names its line and tree.</summary>
internal sealed class ModelLines
{
    private readonly Dictionary<string, (int Line, string Value)> values = new(StringComparer.Ordinal);
    private readonly int? tree;
    private readonly int firstLine;

    /// <summary>Begins a part; <paramref name="tree"/> is null in the head.</summary>
    internal ModelLines(int? tree, int firstLine)
    {
        this.tree = tree;
        this.firstLine = firstLine;
    }

    /// <summary>Takes a line; one without an equals sign is a key alone.</summary>
    internal void Add(int number, string line)
    {
        int end = line.IndexOf('=', StringComparison.Ordinal);
        if (!values.TryAdd(end < 0 ? line : line[..end], (number, end < 0 ? "" : line[(end + 1)..])))
        {
            throw Wrong(number, $"'{(end < 0 ? line : line[..end])}' comes twice");
        }
    }

    /// <summary>Whether there is such a line.</summary>
    internal bool Has(string key) => values.ContainsKey(key);

    /// <summary>The text behind a key.</summary>
    internal string Text(string key) =>
        values.TryGetValue(key, out var found) ? found.Value : throw Wrong(firstLine, $"there is no '{key}'");

    /// <summary>The words behind a key.</summary>
    internal string[] Words(string key) => Text(key).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The whole number behind a key.</summary>
    internal int Integer(string key, int least, int most)
    {
        int[] numbers = Integers(key, 1);
        return numbers[0] >= least && numbers[0] <= most
            ? numbers[0]
            : throw Wrong(key, $"{numbers[0]} is not within {least} to {most}");
    }

    /// <summary>The whole numbers behind a key, exactly as many as are expected.</summary>
    internal int[] Integers(string key, int count) =>
        Numbers(
            key,
            count,
            word =>
                int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                    ? number
                    : (int?)null
        );

    /// <summary>The words of 32 bits behind a key, exactly as many as are expected.</summary>
    internal uint[] Bits(string key, int count) =>
        Numbers(
            key,
            count,
            word =>
                uint.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out uint number)
                    ? number
                    : (uint?)null
        );

    /// <summary>The finite numbers behind a key, exactly as many as are expected.</summary>
    internal double[] Doubles(string key, int count) =>
        Numbers(key, count, word => Number(word) is { } number && double.IsFinite(number) ? number : (double?)null);

    /// <summary>The numbers behind a key, also infinite ones, exactly as many as are expected.</summary>
    internal double[] Bounds(string key, int count) => Numbers(key, count, Number);

    /// <summary>The error of a key's line.</summary>
    internal FormatException Wrong(string key, string trouble) =>
        Wrong(values.TryGetValue(key, out var found) ? found.Line : firstLine, $"{key}: {trouble}");

    private static double? Number(string word) =>
        word switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && !double.IsNaN(number)
                ? number
                : null,
        };

    private T[] Numbers<T>(string key, int count, Func<string, T?> parse)
        where T : struct
    {
        string[] words = Words(key);
        return words.Length == count
            ? [.. words.Select(word => parse(word) ?? throw Wrong(key, $"'{word}' is no number that fits"))]
            : throw Wrong(key, $"there are {words.Length} values where {count} belong");
    }

    private FormatException Wrong(int line, string trouble) =>
        new($"The text model is wrong at line {line}{(tree is null ? "" : $", tree {tree}")}: {trouble}.");
}
