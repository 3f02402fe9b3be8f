using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Evaluation;

/// <summary>
/// Runs the scripts named by <c>#load</c> as submissions of their own, before the code that loads them: so their usings stay in scope for it and for
/// later cells, which the compiler's own handling of the directive does not give.
/// </summary>
internal sealed class LoadedScripts(SourceReferenceResolver resolver)
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>The submissions a piece of code stands for, in the order to run them; a script is taken once, and one that is not found is left to the compiler to report.</summary>
    public IReadOnlyList<Submission> Expand(Submission code)
    {
        List<Submission> expanded = [];
        Expand(code, [], expanded);
        return expanded;
    }

    private void Expand(Submission code, HashSet<string> taken, List<Submission> expanded)
    {
        var text = code.Text.ToCharArray();
        var root = CSharpSyntaxTree.ParseText(code.Text, Script).GetCompilationUnitRoot();
        foreach (var directive in root.GetLoadDirectives())
        {
            if (
                !directive.IsActive
                || resolver.ResolveReference(directive.File.ValueText, code.FilePath) is not { } path
            )
            {
                continue;
            }

            if (!taken.Contains(path))
            {
                if (Read(path) is not { } script)
                {
                    continue;
                }

                taken.Add(path);
                Expand(new Submission(path, script) { TrailingValue = TrailingValue.Hidden }, taken, expanded);
            }

            // Blanks in place of the directive keep every line and column where it was.
            text.AsSpan(directive.SpanStart, directive.EndOfDirectiveToken.SpanStart - directive.SpanStart).Fill(' ');
        }

        expanded.Add(code with { Text = new string(text) });
    }

    private string? Read(string path)
    {
        try
        {
            return resolver.ReadText(path).ToString();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
