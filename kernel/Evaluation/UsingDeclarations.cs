using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Evaluation;

/// <summary>
/// Makes the <c>using var x = …;</c> of a cell's top level, which the script dialect does not know, a plain declaration: the variable lives as long as the
/// session, which disposes it at its end. Blanks take the keyword's place, so that every line and column stays where it was.
/// </summary>
internal static partial class UsingDeclarations
{
    private static readonly CSharpParseOptions Program = new(LanguageVersion.CSharp14);

    /// <summary>The code without the keywords of its top-level using declarations.</summary>
    public static string Blank(string code)
    {
        if (!Candidate().IsMatch(code))
        {
            return code;
        }

        var declarations = CSharpSyntaxTree
            .ParseText(code, Program)
            .GetCompilationUnitRoot()
            .Members.OfType<GlobalStatementSyntax>()
            .Select(member => member.Statement)
            .OfType<LocalDeclarationStatementSyntax>();
        var text = code.ToCharArray();
        foreach (var declaration in declarations.Where(found => found.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)))
        {
            text.AsSpan(declaration.UsingKeyword.SpanStart, declaration.UsingKeyword.Span.Length).Fill(' ');
            text.AsSpan(declaration.AwaitKeyword.SpanStart, declaration.AwaitKeyword.Span.Length).Fill(' ');
        }

        return new string(text);
    }

    // A keyword, a type and a name, then an equals sign: an alias has no type.
    [GeneratedRegex(@"\busing\s+[^\s=;(][^=;]*\s[^\s=;]+\s*=")]
    private static partial Regex Candidate();
}
