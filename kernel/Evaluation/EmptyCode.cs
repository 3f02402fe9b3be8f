using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel.Evaluation;

/// <summary>Tells code that holds nothing but blanks and comments, which need not be compiled.</summary>
internal static class EmptyCode
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>Whether there is neither code nor a directive nor a mistake in the text.</summary>
    public static bool Is(string code)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return true;
        }

        if (code.AsSpan().TrimStart() is not ['/', '/' or '*', ..])
        {
            return false;
        }

        var tree = CSharpSyntaxTree.ParseText(code, Script);
        var root = tree.GetCompilationUnitRoot();
        return root.ChildNodes().FirstOrDefault() is null && !root.ContainsDirectives && !tree.GetDiagnostics().Any();
    }
}
