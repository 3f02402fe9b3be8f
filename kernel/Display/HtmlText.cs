using System.Net;
using System.Text.RegularExpressions;

namespace CSharpKernel.Display;

/// <summary>Text that is shown as HTML; its plain-text twin is the same without tags.</summary>
public sealed partial class HtmlText(string content)
{
    /// <summary>The HTML as given.</summary>
    public string Content { get; } = content ?? throw new ArgumentNullException(nameof(content));

    /// <summary>The text without tags, scripts and styles, with entities resolved.</summary>
    public string ToPlainText() =>
        WebUtility.HtmlDecode(Tag().Replace(Block().Replace(ScriptOrStyle().Replace(Content, ""), "\n"), "")).Trim();

    /// <summary>The plain text.</summary>
    public override string ToString() => ToPlainText();

    [GeneratedRegex(@"<(script|style)\b.*?</\1\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ScriptOrStyle();

    [GeneratedRegex(@"<br\s*/?>|</(p|div|tr|li|h[1-6])>", RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
