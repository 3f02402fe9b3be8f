using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tests.Net;

/// <summary>A figure in a form that does not depend on who wrote its JSON: data and layout, properties sorted by name, numbers by value.</summary>
internal static class NetFigure
{
    internal static string Of(string json)
    {
        using var figure = JsonDocument.Parse(json);
        return new JsonObject
        {
            ["data"] = Sorted(figure.RootElement.GetProperty("data")),
            ["layout"] = Sorted(figure.RootElement.GetProperty("layout")),
        }.ToJsonString();
    }

    private static JsonNode? Sorted(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => new JsonObject(
                value
                    .EnumerateObject()
                    .OrderBy(each => each.Name, StringComparer.Ordinal)
                    .Select(each => KeyValuePair.Create(each.Name, Sorted(each.Value)))
            ),
            JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Sorted)]),
            JsonValueKind.Number => JsonValue.Create(value.GetDouble()),
            JsonValueKind.Null => null,
            _ => JsonValue.Create(value.Clone()),
        };
}
