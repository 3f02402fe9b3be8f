using System.Collections.Immutable;
using System.Text.Json;

namespace EcommerceNotebooks.Optimizations.Profiling;

/// <summary>What EXPLAIN ANALYZE says of one run, read from its JSON.</summary>
/// <param name="Root">The operator that gives the result.</param>
/// <param name="PeakMemoryBytes">The most memory the engine's instance held since it was opened.</param>
/// <param name="SpilledBytes">The most it had in its temporary folder.</param>
internal sealed record QueryPlan(PlanOperator Root, long PeakMemoryBytes, long SpilledBytes)
{
    /// <summary>Reads DuckDB's JSON.</summary>
    /// <exception cref="FormatException">It has no operators, or a figure is missing.</exception>
    internal static QueryPlan Parse(string json)
    {
        using var document = Document(json);
        var query = document.RootElement;
        var explained = Children(query);
        var operators =
            explained is [var explain] && Text(explain, "operator_type") == "EXPLAIN_ANALYZE"
                ? Children(explain)
                : explained;
        return operators is [var root]
            ? new QueryPlan(
                Operator(root),
                (long)Number(query, "system_peak_buffer_memory"),
                (long)Number(query, "system_peak_temp_dir_size")
            )
            : throw new FormatException($"A profile must have one operator at its root, not {operators.Length}.");
    }

    private static JsonDocument Document(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            throw new FormatException("The profile is not JSON.", exception);
        }
    }

    private static PlanOperator Operator(JsonElement element) =>
        new(
            Text(element, "operator_name").Trim(),
            Details(element),
            (long)Number(element, "operator_cardinality"),
            (long)Number(element, "operator_rows_scanned"),
            Number(element, "operator_timing"),
            [.. Children(element).Select(Operator)]
        );

    private static ImmutableDictionary<string, string> Details(JsonElement element) =>
        element.TryGetProperty("extra_info", out var info) && info.ValueKind == JsonValueKind.Object
            ? info.EnumerateObject().ToImmutableDictionary(detail => detail.Name, detail => Detail(detail.Value))
            : [];

    private static string Detail(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? string.Join(", ", value.EnumerateArray().Select(each => each.ToString()))
            : value.ToString();

    private static JsonElement[] Children(JsonElement element) =>
        element.TryGetProperty("children", out var children) && children.ValueKind == JsonValueKind.Array
            ? [.. children.EnumerateArray()]
            : [];

    private static double Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : throw new FormatException($"The profile has no number \"{name}\".");

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"The profile has no text \"{name}\".");
}
