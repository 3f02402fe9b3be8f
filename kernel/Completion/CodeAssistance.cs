#pragma warning disable CA1822 // The members speak of one session.
using CSharpKernel.Evaluation;

namespace CSharpKernel.Completion;

/// <summary>
/// Completion and help for code that is being typed, with all that a session's cells have declared so far. Nothing is executed and nothing of the session
/// changes. Positions are UTF-16 offsets; one outside the code stands for its nearer end.
/// </summary>
public sealed class CodeAssistance
{
    private readonly CSharpEvaluator evaluator;
    private readonly string baseDirectory;

    internal CodeAssistance(CSharpEvaluator evaluator, string baseDirectory)
    {
        this.evaluator = evaluator;
        this.baseDirectory = Path.GetFullPath(baseDirectory);
    }

    /// <summary>What can stand at the position, given the letters typed before it.</summary>
    public CompletionList Complete(string code, int position)
    {
        ArgumentNullException.ThrowIfNull(code);
        position = Math.Clamp(position, 0, code.Length);
        return new CompletionList([], position, position);
    }

    /// <summary>
    /// Help on the name at the position or, inside an argument list, on what is called; detail level 1 adds the overloads, exceptions and remarks.
    /// Null when there is nothing to tell.
    /// </summary>
    public Inspection? Inspect(string code, int position, int detailLevel = 0)
    {
        ArgumentNullException.ThrowIfNull(code);
        return null;
    }

    /// <summary>Whether the code can be run as it stands.</summary>
    public CompletenessResult CheckComplete(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return CompletenessCheck.Of(code);
    }

    /// <summary>Reads and compiles in the background what the first requests would otherwise wait for; the task ends when that is done.</summary>
    public Task WarmUp() => Task.CompletedTask;
}
