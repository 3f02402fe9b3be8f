using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Evaluation;

/// <summary>Tells a cell that ends in a value (which may be null) from one that gives nothing.</summary>
internal static class TrailingExpression
{
    /// <summary>Whether the submission's last statement is an expression without semicolon whose type is not void.</summary>
    public static bool HasValue(Compilation compilation, string filePath)
    {
        var tree = compilation.SyntaxTrees.LastOrDefault(tree => tree.FilePath == filePath);
        if (
            (tree?.GetRoot() as CompilationUnitSyntax)?.Members.LastOrDefault()
            is not GlobalStatementSyntax
            {
                Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last
            }
        )
        {
            return false;
        }

        // The bare literal null has no type, and is a value all the same.
        var type = compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type;
        return type is not { SpecialType: SpecialType.System_Void };
    }
}
