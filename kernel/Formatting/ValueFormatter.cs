using CSharpKernel.Display;
using static System.FormattableString;

namespace CSharpKernel.Formatting;

/// <summary>Turns any value into what a notebook shows: first by the value's own formatters (the TypeFormatterSource convention), else as a scalar or a grid.</summary>
public static class ValueFormatter
{
    /// <summary>Rich content made from a value that is longer than this (in characters) is left out, with a note in the plain text.</summary>
    public const int MaximumContentLength = 16 * 1024 * 1024;

    /// <summary>The same for content that the cell itself gives, as HTML or as text with its MIME type.</summary>
    public const int MaximumGivenLength = 512 * 1024 * 1024;

    /// <summary>Plain text longer than this (in characters) is cut, with a note.</summary>
    public const int MaximumTextLength = 100_000;

    /// <summary>The value in all its MIME types, or in the given ones (and plain text) alone; text given another MIME type is taken as that content.</summary>
    public static MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        var representations = Representations(value, mimeTypes);
        if (!representations.TryGetValue(MimeBundle.PlainText, out var plain))
        {
            plain = BuiltIn(value)[MimeBundle.PlainText];
        }

        var limit =
            value is HtmlText || (value is string && mimeTypes.Count > 0) ? MaximumGivenLength : MaximumContentLength;
        foreach (var type in representations.Keys.Where(key => key != MimeBundle.PlainText).ToArray())
        {
            var length = representations[type].Length;
            if (length > limit)
            {
                representations.Remove(type);
                plain += Invariant($"\n({type} of {length:N0} characters left out: the limit is {limit:N0})");
            }
        }

        representations[MimeBundle.PlainText] =
            plain.Length <= MaximumTextLength
                ? plain
                : ScalarText.Head(plain, MaximumTextLength)
                    + Invariant($"\n… {plain.Length - MaximumTextLength:N0} more characters");
        return new MimeBundle(representations);
    }

    private static Dictionary<string, string> Representations(object? value, IReadOnlyList<string> mimeTypes)
    {
        if (value is string content && mimeTypes.Count > 0)
        {
            return mimeTypes.Contains(MimeBundle.Html, StringComparer.Ordinal)
                ? BuiltIn(new HtmlText(content)).Concat(Others(content, mimeTypes)).ToDictionary()
                : mimeTypes.Distinct(StringComparer.Ordinal).ToDictionary(type => type, _ => content);
        }

        var all = value is null ? [] : FormatterSources.Format(value);
        if (all.Count == 0)
        {
            all = BuiltIn(value);
        }

        if (mimeTypes.Count == 0)
        {
            return all;
        }

        return mimeTypes.FirstOrDefault(wanted => !all.ContainsKey(wanted)) is not { } missing
            ? all.Where(item =>
                    item.Key == MimeBundle.PlainText || mimeTypes.Contains(item.Key, StringComparer.Ordinal)
                )
                .ToDictionary()
            : throw new ArgumentException(
                $"A value of type {value?.GetType().Name ?? "null"} cannot be shown as '{missing}'; it offers {string.Join(", ", all.Keys.Order(StringComparer.Ordinal))}.",
                nameof(mimeTypes)
            );
    }

    // Plain text is the twin that the HTML gives by itself.
    private static IEnumerable<KeyValuePair<string, string>> Others(string content, IReadOnlyList<string> mimeTypes) =>
        mimeTypes
            .Distinct(StringComparer.Ordinal)
            .Where(type => type is not (MimeBundle.Html or MimeBundle.PlainText))
            .Select(type => KeyValuePair.Create(type, content));

    private static Dictionary<string, string> BuiltIn(object? value)
    {
        if (value is HtmlText html)
        {
            return new() { [MimeBundle.Html] = html.Content, [MimeBundle.PlainText] = html.ToPlainText() };
        }

        var layout = Layout.Of(value);
        return layout.Grid is { } grid
            ? new() { [MimeBundle.Html] = GridHtml.Render(grid), [MimeBundle.PlainText] = GridText.Render(grid) }
            : new() { [MimeBundle.PlainText] = layout.Text };
    }
}
