using CSharpKernel.Display;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives;

/// <summary>Shows the lines below it as they are, up to the next line that names a language.</summary>
internal sealed class TextDirective(DirectiveDescription description) : IDirective
{
    public const string MarkdownName = "#!markdown";
    public const string HtmlName = "#!html";
    private const string MarkdownType = "text/markdown";

    public static DirectiveDescription Markdown { get; } =
        new(MarkdownName, MarkdownName, "Shows the lines below as Markdown.", ["#!md"]);

    public static DirectiveDescription Html { get; } = new(HtmlName, HtmlName, "Shows the lines below as HTML.", []);

    public DirectiveDescription Description => description;

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        var text = call.Body.ReplaceLineEndings("\n").Trim('\n');
        if (text.Length > 0)
        {
            call.Host.Display(
                description.Name == HtmlName
                    ? ValueFormatter.Format(new HtmlText(text))
                    : new MimeBundle([
                        KeyValuePair.Create(MarkdownType, text),
                        KeyValuePair.Create(MimeBundle.PlainText, text),
                    ])
            );
        }

        return [];
    }
}
