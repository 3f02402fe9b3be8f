using CSharpKernel.Display;
using static System.FormattableString;

namespace CSharpKernel.Formatting;

/// <summary>Turns any value into what a notebook shows: first by the value's own formatters (the TypeFormatterSource convention), else as a scalar or a grid.</summary>
public static class ValueFormatter
{
    /// <summary>Rich content longer than this (in characters) is left out, with a note in the plain text.</summary>
    public const int MaximumContentLength = 16 * 1024 * 1024;

    /// <summary>Plain text longer than this (in characters) is cut, with a note.</summary>
    public const int MaximumTextLength = 100_000;

    /// <summary>The value in all its MIME types, or in the given one (and plain text) alone; text given another MIME type is taken as that content.</summary>
    public static MimeBundle Format(object? value, string? mimeType = null)
    {
        var representations = Representations(value, mimeType);
        if (!representations.TryGetValue(MimeBundle.PlainText, out var plain))
        {
            plain = BuiltIn(value)[MimeBundle.PlainText];
        }

        foreach (var type in representations.Keys.Where(key => key != MimeBundle.PlainText).ToArray())
        {
            var length = representations[type].Length;
            if (length > MaximumContentLength)
            {
                representations.Remove(type);
                plain += Invariant(
                    $"\n({type} of {length:N0} characters left out: the limit is {MaximumContentLength:N0})"
                );
            }
        }

        representations[MimeBundle.PlainText] =
            plain.Length <= MaximumTextLength
                ? plain
                : plain[..MaximumTextLength] + Invariant($"\n… {plain.Length - MaximumTextLength:N0} more characters");
        return new MimeBundle(representations);
    }

    private static Dictionary<string, string> Representations(object? value, string? mimeType)
    {
        if (mimeType is not null && value is string content)
        {
            return mimeType == MimeBundle.Html ? BuiltIn(new HtmlText(content)) : new() { [mimeType] = content };
        }

        var all = value is null ? [] : FormatterSources.Format(value);
        if (all.Count == 0)
        {
            all = BuiltIn(value);
        }

        if (mimeType is null)
        {
            return all;
        }

        return all.TryGetValue(mimeType, out var wanted)
            ? all.Where(item => item.Key == mimeType || item.Key == MimeBundle.PlainText).ToDictionary()
            : throw new ArgumentException(
                $"A value of type {value?.GetType().Name ?? "null"} cannot be shown as '{mimeType}'; it offers {string.Join(", ", all.Keys.Order(StringComparer.Ordinal))}.",
                nameof(mimeType)
            );
    }

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
