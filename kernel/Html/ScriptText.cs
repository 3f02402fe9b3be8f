using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CSharpKernel.Html;

/// <summary>Makes text safe inside a script element, where an end tag or a comment would end it early.</summary>
internal static partial class ScriptText
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>JavaScript with the same meaning: the sequences occur only in its strings and regular expressions, where the backslash changes nothing.</summary>
    public static string Escape(string script) => Sequence().Replace(script, match => match.Value.Insert(1, "\\"));

    /// <summary>JSON with the same meaning, without any less-than sign.</summary>
    public static string Escape(JsonNode json) =>
        json.ToJsonString(Compact).Replace("<", "\\u003c", StringComparison.Ordinal);

    [GeneratedRegex(@"</script|<!--", RegexOptions.IgnoreCase)]
    private static partial Regex Sequence();
}
