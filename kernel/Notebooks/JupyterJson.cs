using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CSharpKernel.Formatting;

namespace CSharpKernel.Notebooks;

/// <summary>Writes JSON byte for byte as Jupyter does: keys sorted, one space of indent, text not escaped beyond need, a newline at the end.</summary>
internal static class JupyterJson
{
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node, 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                var sorted = members.OrderBy(member => member.Key, StringComparer.Ordinal);
                AppendItems(
                    text,
                    sorted,
                    depth,
                    '{',
                    '}',
                    member =>
                    {
                        AppendText(text, member.Key);
                        text.Append(": ");
                        Append(text, member.Value, depth + 1);
                    }
                );
                break;
            case JsonArray items:
                AppendItems(text, items, depth, '[', ']', item => Append(text, item, depth + 1));
                break;
            default:
                AppendValue(text, (JsonValue)node);
                break;
        }
    }

    private static void AppendItems<T>(
        StringBuilder text,
        IEnumerable<T> items,
        int depth,
        char open,
        char close,
        Action<T> append
    )
    {
        text.Append(open);
        var empty = true;
        foreach (var item in items)
        {
            text.Append(empty ? "\n" : ",\n").Append(' ', depth + 1);
            append(item);
            empty = false;
        }

        if (!empty)
        {
            text.Append('\n').Append(' ', depth);
        }

        text.Append(close);
    }

    private static void AppendValue(StringBuilder text, JsonValue value)
    {
        if (value.GetValueKind() == JsonValueKind.String)
        {
            AppendText(text, value.GetValue<string>());
        }
        else
        {
            // Numbers keep the digits they were read with.
            text.Append(value.ToJsonString());
        }
    }

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in UnicodeText.Repair(value))
        {
            switch (character)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                default:
                    if (character < ' ')
                    {
                        text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append(character);
                    }

                    break;
            }
        }

        text.Append('"');
    }
}
