using CSharpKernel.Evaluation;

namespace CSharpKernel.Running.Isolation;

/// <summary>Says of a notebook's process that ended before its time what is known: how, and the last words of .NET on its standard error.</summary>
internal static class ProcessEnd
{
    private const int MostLines = 20;
    private const int LongestLine = 160;
    private const int SignalBase = 128;

    // Below these frames stands how the kernel came to run the cell.
    private static readonly string[] Plumbing =
    [
        "CSharpKernel.",
        "Microsoft.CodeAnalysis.Scripting.",
        "System.Runtime.CompilerServices.",
    ];

    /// <summary>Whether code left the process by itself, where otherwise it crashed or was killed.</summary>
    public static bool IsExit(int exitCode) => exitCode is >= 0 and < SignalBase;

    /// <summary>The outcome of a cell with which the process ended, or of one that had ended just before.</summary>
    public static CellEvaluation Of(int exitCode, bool isDuringCell, IReadOnlyList<string> lastWords)
    {
        var how = IsExit(exitCode) || OperatingSystem.IsWindows() ? ExitCode(exitCode) : Signal(exitCode - SignalBase);
        var when = isDuringCell ? "while this cell ran" : "after this cell had run";
        var error = Error($"The notebook's process {how} {when}.{Hint(exitCode)}");
        var told = Told(lastWords);
        return new CellEvaluation(
            EvaluationStatus.ProcessEnded,
            told.Length == 0 ? error : error with { Traceback = [.. error.Traceback, told] }
        );
    }

    /// <summary>The outcome of the first cell where there is no process to run it.</summary>
    public static CellEvaluation NotStarted(string why) =>
        new(EvaluationStatus.ProcessEnded, Error($"The notebook's process could not be started: {why}"));

    private static CellError Error(string message) => ErrorReport.OfStop(CellError.ProcessEndedName, message, []);

    private static string ExitCode(int code) => FormattableString.Invariant($"ended with exit code {code}");

    private static string Signal(int number) =>
        FormattableString.Invariant($"was ended by signal {number}")
        + number switch
        {
            6 => " (SIGABRT)",
            9 => " (SIGKILL)",
            11 => " (SIGSEGV)",
            15 => " (SIGTERM)",
            _ => "",
        };

    private static string Hint(int exitCode) =>
        exitCode switch
        {
            SignalBase + 6 =>
                " Environment.FailFast does that, and .NET when the stack overflows or memory is used up.",
            SignalBase + 9 => " Process.Kill does that, and the system when memory is used up.",
            _ when IsExit(exitCode) => " Environment.Exit does that: it ends the notebook, not the cell alone.",
            _ => "",
        };

    private static string Told(IReadOnlyList<string> lines) =>
        string.Join(
            "\n",
            lines
                .TakeWhile(line => !Plumbing.Any(name => line.Contains("at " + name, StringComparison.Ordinal)))
                .Take(MostLines)
                .Select(line => line.Length <= LongestLine ? line : line[..LongestLine] + "…")
        );
}
