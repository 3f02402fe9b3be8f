using System.Text.Json;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace CSharpKernel.Jupyter;

/// <summary>Runs cells and tells how each ended.</summary>
internal sealed class Execution(
    Lazy<NotebookSession> session,
    ShellChannel shell,
    Interrupts interrupts,
    IopubChannel iopub,
    OutputQueue output,
    InputRequests input,
    History history,
    Action<string> log
)
{
    private static readonly CellError Skipped = new(
        "CellSkipped",
        "The cell was not run: one queued before it failed.",
        []
    );

    private int count;

    public Reply Execute(Message message)
    {
        var request = ExecuteRequest.Read(message.Content);
        if (shell.IsSkipped)
        {
            return ErrorReply(Skipped, []);
        }

        count += request.StoresHistory ? 1 : 0;
        // A cell that is not counted goes by the number the next one will have.
        var cell = new CellCode(request.StoresHistory ? count : count + 1, request.Code);
        if (!request.IsSilent)
        {
            Announce(cell, message.Header);
        }

        var token = interrupts.Token;
        var cellOutput = request.IsSilent ? null : new CellOutput(output, message.Header, cell.Number);
        var stored = request.StoresHistory ? history.Add(cell.Number, cell.Text) : null;
        var error = Run(cell, cellOutput, request.AllowsInput ? input.For(message) : null, token);
        stored?.Output = cellOutput?.ResultText;
        output.Flush(token);
        var pages = cellOutput?.Pages ?? [];
        if (error is not null)
        {
            if (request.StopsOnError)
            {
                shell.SkipQueue();
            }

            return ErrorReply(error, pages);
        }

        var values = request.Expressions.Select(named =>
            KeyValuePair.Create(named.Key, session.Value.EvaluateExpression(named.Value, null, token))
        );
        return OkReply(pages, [.. values]);
    }

    private void Announce(CellCode cell, MessageHeader parent) =>
        iopub.Publish(
            "execute_input",
            parent,
            MessageContent.Write(writer =>
            {
                writer.WriteString("code", cell.Text);
                writer.WriteNumber("execution_count", cell.Number);
            })
        );

    private CellError? Run(CellCode cell, CellOutput? cellOutput, IInputSource? source, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(cell.Text))
        {
            return null;
        }

        IOutputSink sink = cellOutput is null ? new SilentOutput() : cellOutput;
        try
        {
            return session.Value.Execute(cell, sink, source, timeLimit: null, token).Error;
        }
#pragma warning disable CA1031 // The session refuses, or the engine fails: the client is told as it is of an error of the cell.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log($"Cell {cell.Number} could not be run: {OneLine.Of(exception.ToString())}");
            var name = exception.GetType().Name;
            var error = new CellError(name, exception.Message, [$"{name}: {exception.Message}"]);
            sink.Error(error);
            return error;
        }
    }

    private Reply OkReply(
        IReadOnlyList<MimeBundle> pages,
        IReadOnlyList<KeyValuePair<string, ExpressionValue>> expressions
    ) =>
        new(
            "execute_reply",
            MessageContent.Ok(writer =>
            {
                WriteCountAndPages(writer, pages);
                writer.WriteStartObject("user_expressions");
                foreach (var (name, value) in expressions)
                {
                    writer.WriteStartObject(name);
                    WriteValue(writer, value);
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
            })
        );

    private Reply ErrorReply(CellError error, IReadOnlyList<MimeBundle> pages) =>
        new(
            "execute_reply",
            MessageContent.Write(writer =>
            {
                ErrorContent.WriteReply(writer, error);
                WriteCountAndPages(writer, pages);
                writer.WriteStartObject("user_expressions");
                writer.WriteEndObject();
            })
        );

    private void WriteCountAndPages(Utf8JsonWriter writer, IReadOnlyList<MimeBundle> pages)
    {
        writer.WriteNumber("execution_count", count);
        writer.WriteStartArray("payload");
        foreach (var page in pages)
        {
            writer.WriteStartObject();
            writer.WriteString("source", "page");
            BundleContent.WriteData(writer, page);
            writer.WriteNumber("start", 0);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, ExpressionValue value)
    {
        if (value.Error is { } error)
        {
            ErrorContent.WriteReply(writer, error);
        }
        else
        {
            writer.WriteString("status", "ok");
            BundleContent.WriteMembers(writer, value.Content!);
        }
    }
}
