using CSharpKernel.Directives.Packages;
using CSharpKernel.Evaluation;

namespace CSharpKernel.Directives;

/// <summary>What directives keep from one cell to the next: the evaluator they act on, the folder that relative paths begin at, and installed packages.</summary>
public sealed class DirectiveSession
{
    /// <summary>Connects directives with a session's evaluator; relative paths in cells begin at the folder.</summary>
    public DirectiveSession(CSharpEvaluator evaluator, string baseDirectory)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        Evaluator = evaluator;
        BaseDirectory = Path.GetFullPath(baseDirectory);
        Packages = new SessionPackages(evaluator, BaseDirectory);
    }

    internal CSharpEvaluator Evaluator { get; }

    internal string BaseDirectory { get; }

    internal SessionPackages Packages { get; }

    /// <summary>The pieces of code that a cell stands for; its directives are done as the pieces are asked for, one after the other.</summary>
    public IEnumerable<Submission> Submissions(CellCode cell, IDirectiveHost host)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(host);
        return new CellDirectives(this, host).Run(cell);
    }
}
