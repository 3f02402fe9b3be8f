using System.Text.Json;
using CSharpKernel.Completion;
using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace CSharpKernel.Jupyter;

/// <summary>Answers questions about code that is being typed.</summary>
internal sealed class AssistanceRequests(Lazy<NotebookSession> session)
{
    public Reply Complete(Message request)
    {
        var code = request.Content.Text("code");
        var position = CodePoints.ToOffset(code, request.Content.OptionalNumber("cursor_pos") ?? int.MaxValue);
        var completions = session.Value.Assistance.Complete(code, position);
        var start = CodePoints.FromOffset(code, completions.Start);
        var end = CodePoints.FromOffset(code, completions.End);
        return new Reply(
            "complete_reply",
            MessageContent.Ok(writer =>
            {
                writer.WriteStartArray("matches");
                foreach (var item in completions.Items)
                {
                    writer.WriteStringValue(item.Text);
                }

                writer.WriteEndArray();
                writer.WriteNumber("cursor_start", start);
                writer.WriteNumber("cursor_end", end);
                writer.WriteStartObject("metadata");
                WriteTypes(writer, completions.Items, start, end);
                writer.WriteEndObject();
            })
        );
    }

    public Reply Inspect(Message request)
    {
        var code = request.Content.Text("code");
        var position = CodePoints.ToOffset(code, request.Content.OptionalNumber("cursor_pos") ?? int.MaxValue);
        var help = session.Value.Assistance.Inspect(
            code,
            position,
            request.Content.OptionalNumber("detail_level") ?? 0
        );
        var bundle = help is null
            ? new MimeBundle([])
            : new MimeBundle([
                KeyValuePair.Create(MimeBundle.PlainText, help.PlainText),
                KeyValuePair.Create("text/markdown", help.Markdown),
                KeyValuePair.Create(MimeBundle.Html, help.Html),
            ]);
        return new Reply(
            "inspect_reply",
            MessageContent.Ok(writer =>
            {
                writer.WriteBoolean("found", help is not null);
                BundleContent.WriteMembers(writer, bundle);
            })
        );
    }

    public Reply IsComplete(Message request)
    {
        var result = session.Value.Assistance.CheckComplete(request.Content.Text("code"));
        var status = result.Status switch
        {
            Completeness.Complete => "complete",
            Completeness.Incomplete => "incomplete",
            _ => "invalid",
        };
        return new Reply(
            "is_complete_reply",
            MessageContent.Write(writer =>
            {
                writer.WriteString("status", status);
                if (result.Status == Completeness.Incomplete)
                {
                    writer.WriteString("indent", result.Indent);
                }
            })
        );
    }

    private static void WriteTypes(Utf8JsonWriter writer, IReadOnlyList<CompletionItem> items, int start, int end)
    {
        writer.WriteStartArray("_jupyter_types_experimental");
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writer.WriteNumber("start", start);
            writer.WriteNumber("end", end);
            writer.WriteString("text", item.Text);
            writer.WriteString("type", item.Kind);
            if (item.Signature is { } signature)
            {
                writer.WriteString("signature", signature);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
