using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Running;

/// <summary>A parameter that a notebook declares: its name and the C# type it was given, or that its default implies.</summary>
internal sealed record ParameterDeclaration(string Name, string Type)
{
    private static readonly CSharpParseOptions ScriptOptions = new(
        LanguageVersion.CSharp14,
        kind: SourceCodeKind.Script
    );

    /// <summary>The top-level variables of a parameters cell.</summary>
    public static IReadOnlyList<ParameterDeclaration> In(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, ScriptOptions).GetCompilationUnitRoot();
        return
        [
            .. root
                .Members.Select(member =>
                    member switch
                    {
                        FieldDeclarationSyntax field => field.Declaration,
                        GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => local.Declaration,
                        _ => null,
                    }
                )
                .OfType<VariableDeclarationSyntax>()
                .SelectMany(declaration =>
                    declaration.Variables.Select(variable => new ParameterDeclaration(
                        variable.Identifier.ValueText,
                        TypeOf(declaration.Type, variable.Initializer?.Value)
                    ))
                ),
        ];
    }

    private static string TypeOf(TypeSyntax declared, ExpressionSyntax? initial) =>
        (declared.IsVar ? Implied(initial) : declared.ToString()).TrimEnd('?');

    private static string Implied(ExpressionSyntax? initial) =>
        initial switch
        {
            PrefixUnaryExpressionSyntax sign => Implied(sign.Operand),
            LiteralExpressionSyntax literal => literal.Token.Value switch
            {
                string => "string",
                char => "char",
                bool => "bool",
                int => "int",
                uint => "uint",
                long => "long",
                ulong => "ulong",
                float => "float",
                double => "double",
                decimal => "decimal",
                _ => "string",
            },
            InterpolatedStringExpressionSyntax => "string",
            ImplicitArrayCreationExpressionSyntax array => Implied(array.Initializer.Expressions.FirstOrDefault())
                + "[]",
            ArrayCreationExpressionSyntax array => array.Type.ElementType + "[]",
            ObjectCreationExpressionSyntax created => created.Type.ToString(),
            CastExpressionSyntax cast => cast.Type.ToString(),
            _ => "string",
        };
}
