using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>The words of the language that fit a place.</summary>
internal static class Keywords
{
    private static readonly string[] TypeNames =
    [
        "bool",
        "byte",
        "char",
        "decimal",
        "double",
        "dynamic",
        "float",
        "int",
        "long",
        "nint",
        "nuint",
        "object",
        "sbyte",
        "short",
        "string",
        "uint",
        "ulong",
        "ushort",
    ];

    private static readonly string[] Values =
    [
        "await",
        "checked",
        "default",
        "delegate",
        "false",
        "from",
        "nameof",
        "new",
        "null",
        "sizeof",
        "stackalloc",
        "throw",
        "true",
        "typeof",
        "unchecked",
    ];

    private static readonly string[] Statements =
    [
        "abstract",
        "async",
        "break",
        "class",
        "const",
        "continue",
        "do",
        "enum",
        "fixed",
        "for",
        "foreach",
        "goto",
        "if",
        "interface",
        "internal",
        "lock",
        "partial",
        "private",
        "public",
        "readonly",
        "record",
        "ref",
        "return",
        "sealed",
        "static",
        "struct",
        "switch",
        "try",
        "unsafe",
        "using",
        "var",
        "void",
        "while",
        "yield",
    ];

    private static readonly string[] InCellOnly =
    [
        "abstract",
        "class",
        "enum",
        "interface",
        "internal",
        "partial",
        "private",
        "public",
        "readonly",
        "record",
        "sealed",
        "struct",
    ];

    private static readonly string[] Modifiers =
    [
        "abstract",
        "async",
        "class",
        "const",
        "delegate",
        "enum",
        "event",
        "explicit",
        "extern",
        "file",
        "implicit",
        "interface",
        "internal",
        "new",
        "operator",
        "override",
        "partial",
        "private",
        "protected",
        "public",
        "readonly",
        "record",
        "required",
        "sealed",
        "static",
        "struct",
        "unsafe",
        "virtual",
        "void",
        "volatile",
    ];

    private static readonly string[] QueryWords =
    [
        "ascending",
        "by",
        "descending",
        "equals",
        "from",
        "group",
        "in",
        "into",
        "join",
        "let",
        "on",
        "orderby",
        "select",
        "where",
    ];

    private static readonly string[] Operators = ["and", "as", "in", "is", "or", "switch", "when", "with"];

    /// <summary>The words that can stand at the place.</summary>
    public static IEnumerable<string> At(CompletionSite site, NamePlace place) =>
        place switch
        {
            NamePlace.Statement =>
            [
                .. InContext(site),
                .. TypeNames,
                .. Values,
                .. InstanceWords(site),
                .. AfterBlock(site),
            ],
            NamePlace.Expression => [.. TypeNames, .. Values, .. InstanceWords(site), .. ArgumentWords(site)],
            NamePlace.Type => [.. TypeNames, .. TypeWords(site)],
            NamePlace.Pattern => [.. TypeNames, "default", "false", "not", "null", "true", "var"],
            NamePlace.Member => [.. TypeNames, .. Modifiers],
            NamePlace.Namespace => ["static", "var"],
            NamePlace.Label => ["case", "default"],
            NamePlace.Operator => Operators,
            NamePlace.Query => QueryWords,
            _ => [],
        };

    private static IEnumerable<string> InContext(CompletionSite site)
    {
        var ancestors =
            site.Word.Parent?.AncestorsAndSelf()
                .TakeWhile(node =>
                    node is not (LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax)
                )
                .ToArray()
            ?? [];
        var isInLoop = ancestors.Any(node =>
            node is WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or DoStatementSyntax
        );
        var switches = ancestors.Any(node => node is SwitchStatementSyntax);
        var isTopLevel = !ancestors.Any(node => node is BlockSyntax or SwitchStatementSyntax) && IsInCell(site);
        return Statements
            .Where(word =>
                word switch
                {
                    "continue" => isInLoop,
                    "break" => isInLoop || switches,
                    _ => isTopLevel || !InCellOnly.Contains(word, StringComparer.Ordinal),
                }
            )
            .Concat(switches ? ["case"] : []);
    }

    private static bool IsInCell(CompletionSite site) =>
        site.Word.Parent?.AncestorsAndSelf().Any(node => node is TypeDeclarationSyntax or BaseMethodDeclarationSyntax)
        != true;

    private static IEnumerable<string> InstanceWords(CompletionSite site) =>
        site.Word.Parent?.AncestorsAndSelf().Any(node => node is TypeDeclarationSyntax) == true
            ? ["base", "field", "this"]
            : [];

    private static IEnumerable<string> ArgumentWords(CompletionSite site) =>
        site.Name?.Parent is ArgumentSyntax ? ["in", "out", "ref", "async", "static"]
        : site.Name?.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax ? ["async", "ref", "static"]
        : [];

    private static IEnumerable<string> TypeWords(CompletionSite site) =>
        site.Name?.Parent switch
        {
            ParameterSyntax => ["in", "out", "params", "ref", "scoped", "this"],
            TypeConstraintSyntax => ["class", "new", "notnull", "struct", "unmanaged", "default", "allows"],
            ForEachStatementSyntax or VariableDeclarationSyntax => ["var", "ref"],
            _ => [],
        };

    private static string[] AfterBlock(CompletionSite site) =>
        site.Before.Parent is BlockSyntax { Parent: TryStatementSyntax or CatchClauseSyntax } ? ["catch", "finally"]
        : site.Before.Parent?.AncestorsAndSelf()
            .Any(node => node is IfStatementSyntax { Else: null } && node.Span.End == site.Before.Span.End) == true
            ? ["else"]
        : [];
}
