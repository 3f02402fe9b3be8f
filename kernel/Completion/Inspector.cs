using CSharpKernel.Completion.Documentation;
using CSharpKernel.Directives;
using CSharpKernel.Evaluation;

namespace CSharpKernel.Completion;

/// <summary>Help on what stands at a place in code.</summary>
internal sealed class Inspector(CSharpEvaluator evaluator)
{
    private readonly SymbolHelp help = new(new SymbolDocumentation(), evaluator);

    /// <summary>The help; null when there is nothing to tell.</summary>
    public Inspection? Inspect(string code, int position, bool isDetailed)
    {
        var blocks = OfDirective(code, position) ?? OfCode(code, position, isDetailed);
        return blocks is null or []
            ? null
            : new Inspection(HelpText.Render(blocks), HelpMarkdown.Render(blocks), HelpHtml.Render(blocks));
    }

    private IReadOnlyList<HelpBlock>? OfCode(string code, int position, bool isDetailed)
    {
        // "Console.WriteLine?" asks about what stands before the question mark.
        var asked = code.AsSpan().TrimEnd().TrimEnd('?');
        if (position >= asked.Length)
        {
            code = asked.ToString();
            position = asked.TrimEnd().Length;
        }

        var compilation = evaluator.CompilationOf(CellText.WithoutDirectives(CellText.WithoutHelpWord(code, position)));
        var tree = compilation.SyntaxTrees.Single();
        var target = InspectionTarget.Find(compilation.GetSemanticModel(tree), tree.GetRoot(), position);
        return target is null ? null : help.Of(target, compilation, isDetailed);
    }

    private static IReadOnlyList<HelpBlock>? OfDirective(string code, int position)
    {
        var lineStart = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        var lineEnd = code.AsSpan(position).IndexOf('\n') is >= 0 and var length ? position + length : code.Length;
        var line = code[lineStart..lineEnd].TrimStart();
        if (!line.StartsWith('#') || !CellText.IsDirectiveLine(code, lineStart))
        {
            return null;
        }

        var name = NameAt(code, lineStart, lineEnd, position);
        return
            DirectiveRegistry.All.FirstOrDefault(one =>
                one.Name == name || one.Aliases.Contains(name, StringComparer.Ordinal)
            )
                is { } directive
            ? [new HelpCode(directive.Usage), HelpParagraph.Of(directive.Summary)]
            : null;
    }

    // The word with a number sign that the position touches.
    private static string NameAt(string code, int lineStart, int lineEnd, int position)
    {
        var start = position;
        while (start > lineStart && !char.IsWhiteSpace(code[start - 1]))
        {
            start--;
        }

        var end = position;
        while (end < lineEnd && !char.IsWhiteSpace(code[end]))
        {
            end++;
        }

        return code[start..end].TrimEnd('?');
    }
}
