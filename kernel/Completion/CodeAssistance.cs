using CSharpKernel.Evaluation;

namespace CSharpKernel.Completion;

/// <summary>
/// Completion and help for code that is being typed, with all that a session's cells have declared so far. Nothing is executed and nothing of the session
/// changes. Positions are UTF-16 offsets; one outside the code stands for its nearer end. What a cell references (<c>#r</c>) or loads is known once the cell has run.
/// </summary>
public sealed class CodeAssistance
{
    private readonly CSharpEvaluator evaluator;
    private readonly DirectiveCompletion directives;
    private readonly Inspector inspector;
    private LastCompletion? last;

    internal CodeAssistance(CSharpEvaluator evaluator, string baseDirectory)
    {
        this.evaluator = evaluator;
        inspector = new Inspector(evaluator);
        directives = new DirectiveCompletion(Path.GetFullPath(baseDirectory));
    }

    /// <summary>
    /// What can stand at the position, given the letters typed before it: names beginning with them in any case, then those whose humps they abbreviate.
    /// Empty inside comments, strings, numbers and where a new name is being given.
    /// </summary>
    public CompletionList Complete(string code, int position)
    {
        ArgumentNullException.ThrowIfNull(code);
        position = Math.Clamp(position, 0, code.Length);
        var list =
            directives.Complete(code, position)
            ?? CodeCompletion.Complete(evaluator, CellText.WithoutHelpWord(code, position), position);
        last = new LastCompletion(code, list);
        return list;
    }

    /// <summary>
    /// Help on the name at the position or, inside an argument list, on what is called; detail level 1 adds the overloads, exceptions and remarks.
    /// Null when there is nothing to tell.
    /// </summary>
    public Inspection? Inspect(string code, int position, int detailLevel = 0)
    {
        ArgumentNullException.ThrowIfNull(code);
        position = Math.Clamp(position, 0, code.Length);
        if (position == code.Length && last is { } offered)
        {
            code = offered.Restore(code);
            position = code.Length;
        }

        return inspector.Inspect(code, position, detailLevel > 0);
    }

    /// <summary>Whether the code can be run as it stands, is still being typed, or cannot become valid; directives and questions ("name?") can be run.</summary>
#pragma warning disable CA1822 // Asked of a session like its neighbours, though syntax alone decides today.
    public CompletenessResult CheckComplete(string code)
#pragma warning restore CA1822
    {
        ArgumentNullException.ThrowIfNull(code);
        return CompletenessCheck.Of(code);
    }

    /// <summary>
    /// Reads and compiles in the background, on a thread of its own, what the first requests would otherwise wait for; the task ends when that is done.
    /// </summary>
    public Task WarmUp()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                AskTypicalQuestions();
                done.SetResult();
            }
#pragma warning disable CA1031 // Handed to the caller through the task: an exception here would end the process.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                done.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = "completion warm-up",
            Priority = ThreadPriority.BelowNormal,
        };
        thread.Start();
        return done.Task;
    }

    private void AskTypicalQuestions()
    {
        const string members = "new List<int>().Where(number => number > 0).";
        const string call = "Console.WriteLine(";
        CodeCompletion.Complete(evaluator, "", 0);
        CodeCompletion.Complete(evaluator, members, members.Length);
        CodeCompletion.Complete(evaluator, call, call.Length);
        inspector.Inspect(call, call.Length, isDetailed: true);
        CompletenessCheck.Of(call);
    }
}
