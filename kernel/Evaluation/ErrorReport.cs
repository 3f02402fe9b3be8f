using System.Collections.ObjectModel;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CSharpKernel.Evaluation;

/// <summary>Writes errors the way people look for them: the cell and its line first, an excerpt, then the frames that are theirs.</summary>
internal sealed class ErrorReport(CellSources sources)
{
    private const int MaximumFrames = 40;
    private const int MaximumCauses = 10;
    private const int MaximumMessageLength = 10_000;

    /// <summary>The error of code that does not compile: its errors, at least one, in the order of the source.</summary>
    public CellError OfDiagnostics(IReadOnlyList<Diagnostic> errors, IReadOnlyList<SourceLine> calledFrom)
    {
        var first = errors[0];
        List<string> traceback = [Ansi.BoldRed(CellError.CompilationErrorName) + ": " + Message(first)];
        traceback.AddRange(errors.Select(Describe));
        traceback.AddRange(calledFrom.Select(Describe));
        return new CellError(CellError.CompilationErrorName, Message(first), traceback);
    }

    /// <summary>The error of code that threw; inner exceptions follow their outer one.</summary>
    public CellError OfException(Exception exception, IReadOnlyList<SourceLine> calledFrom)
    {
        List<string> traceback = [];
        Append(traceback, exception, lead: "");
        traceback.AddRange(calledFrom.Select(Describe));
        return new CellError(NameOf(exception), MessageOf(exception), traceback);
    }

    /// <summary>The error of a line that is neither the compiler's to find nor thrown by the code.</summary>
    public CellError OfSource(CellSourceException exception) =>
        new(
            exception.Name,
            exception.Message,
            [Ansi.BoldRed(exception.Name) + ": " + exception.Message, .. exception.Places.Select(Describe)]
        );

    /// <summary>The outcome of a cell that was stopped, or could not be.</summary>
    public static CellEvaluation OfEnd(CellThreadEnd end, TimeSpan? timeLimit, IEnumerable<Exception> failures)
    {
        var limit = string.Create(CultureInfo.InvariantCulture, $"{timeLimit?.TotalSeconds:0.###} s");
        return end switch
        {
            CellThreadEnd.TimedOut => new CellEvaluation(
                EvaluationStatus.TimedOut,
                OfStop("TimeoutException", $"The cell ran longer than {limit} and was stopped.", failures)
            ),
            CellThreadEnd.Unstoppable => new CellEvaluation(
                EvaluationStatus.Unstoppable,
                OfStop(
                    "TimeoutException",
                    "A cell was asked to stop and still runs, inside a library that does not look at CellCancellation: wait for its end, or restart the kernel.",
                    failures
                )
            ),
            _ => new CellEvaluation(
                EvaluationStatus.Interrupted,
                OfStop(CellError.InterruptName, "The cell was interrupted.", failures)
            ),
        };
    }

    /// <summary>An error that no code threw.</summary>
    public static CellError OfStop(string name, string message, IEnumerable<Exception> failures) =>
        new(
            name,
            message,
            [
                Ansi.BoldRed(name) + ": " + message,
                .. failures.Select(failure => "while stopping: " + NameOf(failure) + ": " + failure.Message),
            ]
        );

    private static string NameOf(Exception exception)
    {
        var name = exception.GetType().Name;
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? name : name[..arity];
    }

    private static string MessageOf(Exception exception)
    {
        try
        {
            var message = exception.Message ?? "";
            return message.Length <= MaximumMessageLength ? message : message[..MaximumMessageLength] + "…";
        }
#pragma warning disable CA1031 // An exception type of the user's may fail at this as at anything else; the error must come out all the same.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return $"(its message cannot be read: {NameOf(failure)})";
        }
    }

    private static string Message(Diagnostic diagnostic) =>
        $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    private string Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        if (!span.IsValid)
        {
            return Message(diagnostic);
        }

        var line = span.StartLinePosition.Line + 1;
        var head = $"{Where(span.Path, line)}: {Message(diagnostic)}";
        return sources.LinesOf(span.Path) is { } lines && line <= lines.Length
            ? head + "\n" + SourceExcerpt.Render(lines, line, span.StartLinePosition.Character + 1)
            : head;
    }

    private string Where(string path, int line) =>
        Ansi.Cyan(string.Create(CultureInfo.InvariantCulture, $"{sources.DisplayName(path)}, line {line}"));

    private void Append(List<string> traceback, Exception exception, string lead)
    {
        traceback.Add(lead + Ansi.BoldRed(NameOf(exception)) + ": " + MessageOf(exception));
        var excerptShown = false;
        var frames = ErrorFrames.Of(exception);
        for (var index = 0; index < frames.Count; index++)
        {
            if (frames.Count > MaximumFrames && index == MaximumFrames / 2)
            {
                var hidden = frames.Count - MaximumFrames;
                traceback.Add(string.Create(CultureInfo.InvariantCulture, $"   … {hidden:N0} more frames"));
                index += hidden;
            }

            var frame = frames[index];
            if (index > 0 && frame.Method.Length == 0 && frame == frames[index - 1])
            {
                // One await can leave several frames on its line.
                continue;
            }

            var lines = frame.FileName is null ? null : sources.LinesOf(frame.FileName);
            var excerpt = "";
            if (!excerptShown && lines is not null && frame.Line >= 1 && frame.Line <= lines.Length)
            {
                excerpt = "\n" + SourceExcerpt.Render(lines, frame.Line);
                excerptShown = true;
            }

            traceback.Add(Describe(frame) + excerpt);
        }

        ReadOnlyCollection<Exception> inner =
            exception is AggregateException several ? several.InnerExceptions
            : exception.InnerException is { } one ? new([one])
            : ReadOnlyCollection<Exception>.Empty;
        foreach (var cause in inner.Take(MaximumCauses))
        {
            Append(traceback, cause, "caused by ");
        }

        if (inner.Count > MaximumCauses)
        {
            var hidden = inner.Count - MaximumCauses;
            traceback.Add(string.Create(CultureInfo.InvariantCulture, $"… {hidden:N0} more exceptions"));
        }
    }

    private string Describe(SourceLine place) =>
        sources.LinesOf(place.FilePath) is { } lines && place.Line <= lines.Length
            ? Where(place.FilePath, place.Line) + "\n" + SourceExcerpt.Render(lines, place.Line)
            : Where(place.FilePath, place.Line);

    private string Describe(ErrorFrame frame)
    {
        if (frame.FileName is null || frame.Line == 0)
        {
            return "   at " + frame.Method;
        }

        if (sources.LinesOf(frame.FileName) is not null)
        {
            return Where(frame.FileName, frame.Line) + (frame.Method.Length == 0 ? "" : $", in {frame.Method}");
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"   at {frame.Method} ({Path.GetFileName(frame.FileName.Replace('\\', '/'))}, line {frame.Line})"
        );
    }
}
