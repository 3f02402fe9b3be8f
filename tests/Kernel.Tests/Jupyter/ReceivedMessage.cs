using System.Text.Json.Nodes;

namespace Tests.Kernel.Jupyter;

/// <summary>A message as a client receives it.</summary>
internal sealed record ReceivedMessage(JsonObject Header, JsonObject Parent, JsonObject Content)
{
    internal string Id => Header["msg_id"]!.GetValue<string>();

    internal string Type => Header["msg_type"]!.GetValue<string>();

    internal string? ParentId => Parent["msg_id"]?.GetValue<string>();

    /// <summary>A text of the content.</summary>
    internal string Text(string name) => Content[name]!.GetValue<string>();

    /// <summary>The message in a few words: its type, and what tells it from others of the type.</summary>
    internal string Summary =>
        Type switch
        {
            "status" => Text("execution_state"),
            "stream" => $"{Text("name")} {Text("text")}",
            "execute_result" or "display_data" or "update_display_data" => $"{Type} {Content["data"]!["text/plain"]}",
            "error" => $"error {Text("ename")}",
            "clear_output" => $"clear_output {Content["wait"]}",
            _ => Type,
        };
}
