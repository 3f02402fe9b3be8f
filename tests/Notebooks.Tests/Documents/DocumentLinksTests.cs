using Tests.Support;

namespace Tests.Documents;

/// <summary>Every link of every document and of every notebook's prose leads somewhere.</summary>
public sealed class DocumentLinksTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Documents =>
        [
            .. Document.All,
            .. Directory
                .EnumerateFiles(Document.FullPath("notebooks"), "??_*.ipynb")
                .Select(path => "notebooks/" + Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfEveryDocument_LeadSomewhere(string document) =>
        Assert.Empty(DocumentLinks.Broken(Document.FullPath(document)));

    [Theory]
    [InlineData("[a](other.md)")]
    [InlineData("[a](other.md#two-words) and [b](#here)")]
    [InlineData("![a](picture.svg \"title\")")]
    [InlineData("[a](https://example.org/none)")]
    [InlineData("`[a](none.md)`")]
    [InlineData("text\n\n    [a](none.md)\n")]
    [InlineData("```\n[a](none.md)\n```\n")]
    public void Broken_SoundLinks_None(string text) => Assert.Empty(BrokenIn(text));

    [Theory]
    [InlineData("[a](none.md)", "none.md")]
    [InlineData("![a](none.svg)", "none.svg")]
    [InlineData("[a](other.md#none)", "other.md#none")]
    [InlineData("[a](#none)", "#none")]
    [InlineData("<img src=\"none.png\">", "none.png")]
    [InlineData("[a](other.md) [b](none (2).md)", null)]
    [InlineData("```\ncode\n```\n[a](none.md)", "none.md")]
    [InlineData("- item\n    [a](none.md)", "none.md")]
    public void Broken_DeadLinks_AreNamed(string text, string? dead) =>
        Assert.Equal(dead is null ? [] : [dead], BrokenIn(text));

    [Fact]
    public void Anchors_OfHeadings_AreThoseOfGitHub() =>
        Assert.Equal(
            ["two-words", "events_raw", "whats-new-c-14", "two-words-1", "a-link"],
            DocumentLinks.Anchors(
                "# Two words\n## `events_raw`\n### What's new: C# 14?\n## Two words\n    # code\n\n    # code\n# A [link](x.md)\n"
            )
        );

    private IReadOnlyList<string> BrokenIn(string text)
    {
        File.WriteAllText(Path.Combine(folder.Path, "other.md"), "# Two words\n");
        File.WriteAllText(Path.Combine(folder.Path, "picture.svg"), "<svg/>");
        var document = Path.Combine(folder.Path, "document.md");
        File.WriteAllText(document, $"# Here\n\n{text}\n");
        return DocumentLinks.Broken(document);
    }
}
