namespace CSharpKernel.Markdown;

/// <summary>What the targets of links and the sources of images become on the page; null refuses the target, and its text alone is shown.</summary>
internal sealed record MarkdownLinks(Func<string, string?> Target, Func<string, string?> Image)
{
    /// <summary>Links are kept as written, unless they would run a script; images are refused.</summary>
    public static MarkdownLinks AsWritten { get; } = new(SafeTarget, _ => null);

    /// <summary>The target itself when it is relative, an anchor, or of a scheme that only leads somewhere.</summary>
    public static string? SafeTarget(string target)
    {
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var isRelative = colon < 0 || target.AsSpan(0, colon).IndexOfAny("/?#") >= 0;
        return isRelative || target[..colon].ToUpperInvariant() is "HTTP" or "HTTPS" or "MAILTO" ? target : null;
    }
}
