using System.Text.Json;

namespace CSharpKernel.Jupyter;

/// <summary>Answers questions about earlier cells.</summary>
internal sealed class HistoryRequests(History history)
{
    // There is one session, the present one, which clients also know as 0.
    private const int Session = 1;
    private const int DefaultTail = 10;

    public Reply History(Message request)
    {
        var fields = request.Content;
        var withOutput = fields.Flag("output", otherwise: false);
        var found = fields.Text("hist_access_type") switch
        {
            "tail" => history.Tail(fields.OptionalNumber("n") ?? DefaultTail),
            "range" => fields.OptionalNumber("session") is null or 0 or Session
                ? history.Range(fields.OptionalNumber("start") ?? 0, fields.OptionalNumber("stop"))
                : [],
            "search" => history.Search(
                fields.OptionalText("pattern") ?? "*",
                fields.Flag("unique", otherwise: false),
                fields.OptionalNumber("n")
            ),
            var other => throw new ProtocolException($"content.hist_access_type is '{OneLine.Of(other)}'"),
        };
        return new Reply(
            "history_reply",
            MessageContent.Ok(writer =>
            {
                writer.WriteStartArray("history");
                foreach (var entry in found)
                {
                    Write(writer, entry, withOutput);
                }

                writer.WriteEndArray();
            })
        );
    }

    private static void Write(Utf8JsonWriter writer, HistoryEntry entry, bool withOutput)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(Session);
        writer.WriteNumberValue(entry.Number);
        if (withOutput)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(entry.Code);
            writer.WriteStringValue(entry.Output);
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStringValue(entry.Code);
        }

        writer.WriteEndArray();
    }
}
