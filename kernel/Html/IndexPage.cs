using System.Net;

namespace CSharpKernel.Html;

/// <summary>One notebook in the index of a run: its name, its page as seen from the index (null where there is none), and what became of it.</summary>
public sealed record IndexEntry(string Name, string? Page, string Outcome)
{
    /// <summary>Why it did not end well, in one sentence; null where there is nothing to say.</summary>
    public string? Problem { get; init; }
}

/// <summary>The page that leads to all pages of a run. It tells no times: the same outcome writes the same page.</summary>
public static class IndexPage
{
    /// <summary>
    /// The page: facts about the run (a name and a value each), its notebooks in order, and the pages that earlier runs left in the folder, which it
    /// names as such.
    /// </summary>
    public static string Render(
        string title,
        IReadOnlyList<(string Name, string Value)> facts,
        IReadOnlyList<IndexEntry> entries,
        IReadOnlyList<string> earlierPages
    )
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(earlierPages);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(title)}</title>
            <style>
            {PageAssets.Style}</style>
            </head>
            <body>
            <main class="prose index">
            <h1>{Text(title)}</h1>
            <table>
            {string.Concat(
                facts.Select(fact => $"<tr><th>{Text(fact.Name)}</th><td>{Text(fact.Value)}</td></tr>\n")
            )}</table>
            <table>
            <tr><th>notebook</th><th>outcome</th></tr>
            {string.Concat(entries.Select(Row))}</table>
            {Earlier(earlierPages)}</main>
            </body>
            </html>

            """;
    }

    private static string Row(IndexEntry entry)
    {
        var name = entry.Page is null ? Text(entry.Name) : Link(entry.Page, entry.Name);
        var problem = entry.Problem is null ? "" : $"<div class=\"notice\">{Text(entry.Problem)}</div>";
        return $"<tr><td>{name}</td><td>{Text(entry.Outcome)}{problem}</td></tr>\n";
    }

    private static string Earlier(IReadOnlyList<string> pages) =>
        pages.Count == 0
            ? ""
            : $"""
                <h2>From earlier runs</h2>
                <p>These pages are not of the run above: they may show what the log, or a notebook, was before.</p>
                <ul>
                {string.Concat(pages.Select(page => $"<li>{Link(page, page)}</li>\n"))}</ul>

                """;

    private static string Link(string path, string text) =>
        $"<a href=\"{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}\">{Text(text)}</a>";

    private static string Text(string text) => PageText.Clean(WebUtility.HtmlEncode(text));
}
