namespace CSharpKernel.Directives;

/// <summary>Tells the directives of this kernel from those of other languages and from slips of the hand.</summary>
internal static class DirectiveNames
{
    private const int MaximumSlips = 2;

    // Languages and services of other notebook tools, which people may expect.
    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        "#!bash",
        "#!cmd",
        "#!connect",
        "#!f#",
        "#!fsharp",
        "#!http",
        "#!javascript",
        "#!js",
        "#!kql",
        "#!mermaid",
        "#!powershell",
        "#!pwsh",
        "#!python",
        "#!r",
        "#!set",
        "#!share",
        "#!sql",
        "#!value",
        "#!vb",
    };

    /// <summary>The description of the directive with this name or alias, or null.</summary>
    public static DirectiveDescription? Find(string name) =>
        DirectiveRegistry.All.FirstOrDefault(description =>
            description.Name == name || description.Aliases.Contains(name, StringComparer.Ordinal)
        );

    /// <summary>Whether the directive says in which language the lines below it are written.</summary>
    public static bool IsLanguage(string name) =>
        Find(name)?.Name is CSharpDirective.Name or TextDirective.MarkdownName or TextDirective.HtmlName
        || Foreign.Contains(name);

    /// <summary>Whether the lines below the directive belong to it.</summary>
    public static bool TakesBody(DirectiveLine directive) =>
        Find(directive.Name)?.Name is TextDirective.MarkdownName or TextDirective.HtmlName
        && !DirectiveHelp.IsAskedBy(directive);

    /// <summary>Refuses what is not a directive of this kernel.</summary>
    /// <exception cref="DirectiveSyntaxException">It is not.</exception>
    public static void Check(DirectiveLine directive)
    {
        var name = directive.Name.TrimEnd('?');
        if (Find(name) is not null)
        {
            return;
        }

        if (Foreign.Contains(name))
        {
            throw new DirectiveSyntaxException($"{name} is not offered: this kernel runs C# alone.", directive.Line);
        }

        string[] near =
        [
            .. DirectiveRegistry
                .All.SelectMany(description => description.Aliases.Prepend(description.Name))
                .Select(known => (Name: known, Slips: Slips(known.ToUpperInvariant(), name.ToUpperInvariant())))
                .Where(known => known.Slips <= MaximumSlips && known.Slips < name.Length - 2)
                .OrderBy(known => known.Slips)
                .ThenBy(known => known.Name, StringComparer.Ordinal)
                .Select(known => known.Name),
        ];
        var advice = near.Length == 0 ? "#!lsmagic lists them" : $"did you mean {string.Join(" or ", near)}?";
        throw new DirectiveSyntaxException(
            $"{name} is not a directive of this kernel; {advice}{(near.Length == 0 ? "." : "")}",
            directive.Line
        );
    }

    // Levenshtein's distance (1966).
    private static int Slips(string first, string second)
    {
        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var replaced = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
