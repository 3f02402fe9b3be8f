using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace CSharpKernel.Evaluation;

/// <summary>Compiles a piece of code with its stop checks; the mistakes in it are told in the words and places of the code as it was typed.</summary>
internal sealed class SubmissionCompiler(CellSources sources, ErrorReport errors)
{
    /// <summary>The compiled script, or the outcome of code that does not compile.</summary>
    public (Script<object> Script, CellEvaluation? Mistakes) Compile(
        Submission submission,
        Func<Submission, Script<object>> continueWith,
        CancellationToken cancellationToken
    )
    {
        sources.Add(submission.FilePath, submission.TypedText ?? submission.Text);
        var typed = continueWith(submission with { Text = UsingDeclarations.Blank(submission.Text) });
        if (
            WithStopChecks(typed, submission.FilePath, continueWith) is { } script
            && ErrorsOf(script, cancellationToken).Length == 0
        )
        {
            return (script, null);
        }

        return ErrorsOf(typed, cancellationToken) is { Length: > 0 } found
            ? (typed, new CellEvaluation(EvaluationStatus.Failed, errors.OfDiagnostics(found, submission.CalledFrom)))
            : (typed, null);
    }

    /// <summary>Whether the script ends in an expression that has a value.</summary>
    public static bool HasValue(Script<object> script, Submission submission) =>
        TrailingExpression.HasValue(script.GetCompilation(), submission.FilePath);

    // Code that does not even parse has no place for checks.
    private static Script<object>? WithStopChecks(
        Script<object> typed,
        string filePath,
        Func<Submission, Script<object>> continueWith
    )
    {
        var compilation = typed.GetCompilation();
        var tree = compilation.SyntaxTrees.Last(tree => tree.FilePath == filePath);
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? null
            : continueWith(new Submission(filePath, StopChecks.AddTo(compilation, tree)));
    }

    private static Diagnostic[] ErrorsOf(Script<object> script, CancellationToken cancellationToken) =>
        [.. script.Compile(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
