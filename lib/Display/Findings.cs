using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EcommerceNotebooks.Display;

/// <summary>What a notebook found, as a list of sentences; shown as Markdown.</summary>
[TypeFormatterSource(typeof(FindingsFormatters), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed partial class Findings
{
    /// <summary>The findings in their order; a text of several lines gives a finding for each line.</summary>
    public Findings(params IEnumerable<string> sentences)
    {
        Sentences =
        [
            .. sentences
                .SelectMany(sentence => sentence.Split('\n'))
                .Where(sentence => !string.IsNullOrWhiteSpace(sentence))
                .Select(sentence => sentence.Trim()),
        ];
    }

    /// <summary>The findings.</summary>
    public ImmutableArray<string> Sentences { get; }

    /// <summary>A list in Markdown; signs that Markdown would read are escaped.</summary>
    public string ToMarkdown() =>
        string.Join('\n', Sentences.Select(sentence => $"- {MarkdownSigns.Replace(sentence, @"\$0")}"));

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Sentences.Select(sentence => $"- {sentence}"));

    [GeneratedRegex(@"[\\`*_\[\]<|]")]
    private static partial Regex MarkdownSigns { get; }
}

/// <summary>The ways <see cref="Findings"/> are shown in a notebook.</summary>
internal sealed class FindingsFormatters()
    : FormatterSource(
        new MimeFormatter<Findings>(MimeTypes.Markdown, findings => findings.ToMarkdown()),
        new MimeFormatter<Findings>(MimeTypes.PlainText, findings => findings.ToString())
    );
