using CSharpKernel.Directives;

namespace CSharpKernel.Completion;

/// <summary>Completion on the lines that only the kernel understands: directives, and the files, packages and names they take.</summary>
internal sealed class DirectiveCompletion(string baseDirectory)
{
    private const string PackagePrefix = "nuget:";
    private static readonly string[] Libraries = [".dll"];
    private static readonly string[] Scripts = [".csx", ".cs"];
    private static readonly string[] Notebooks = [".ipynb", ".csx", ".cs"];

    private readonly PathCompletion paths = new(baseDirectory);

    /// <summary>What can stand at the position when its line is a directive's; null when it is not.</summary>
    public CompletionList? Complete(string code, int position)
    {
        var lineStart = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        var before = code[lineStart..position];
        var name = before.TrimStart();
        if (!name.StartsWith('#') || !CellText.IsDirectiveLine(code, lineStart))
        {
            return null;
        }

        var start = position - name.Length;
        if (!name.Any(char.IsWhiteSpace))
        {
            return Names(name, start, EndOfWord(code, position), isInCell: true);
        }

        var argumentAt = name.TakeWhile(letter => !char.IsWhiteSpace(letter)).Count();
        var directive = name[..argumentAt];
        var argument = name[argumentAt..].TrimStart();
        return Argument(directive, argument, code, position);
    }

    private CompletionList? Argument(string directive, string argument, string code, int position)
    {
        var quoted = argument.StartsWith('"');
        var value = quoted ? argument[1..] : argument;
        var end = EndOfArgument(code, position, quoted);
        if (quoted && value.Contains('"', StringComparison.Ordinal))
        {
            return Nothing(position);
        }

        return directive switch
        {
            "#r" when quoted && value.TrimStart().StartsWith(PackagePrefix, StringComparison.OrdinalIgnoreCase) =>
                PackageCompletion.Complete(value.TrimStart()[PackagePrefix.Length..], position, end),
            "#r" when quoted => WithPackagePrefix(paths.Complete(value, Libraries, position, end), value),
            "#load" when quoted => paths.Complete(value, Scripts, position, end),
            "#!import" => paths.Complete(value, Notebooks, position, end),
            "#!help" or "#!lsmagic" when value.StartsWith('#') => Names(
                value,
                position - value.Length,
                end,
                isInCell: false
            ),
            // Help takes the name of anything in the session.
            "#!help" => null,
            _ => Nothing(position),
        };
    }

    private static CompletionList Names(string typed, int start, int end, bool isInCell)
    {
        var names = DirectiveRegistry.All.Select(directive => new Suggestion(
            directive.Name,
            CompletionKind.Keyword,
            SuggestionRank.Expected
        )
        {
            Signature = directive.Summary,
        });
        var conditions = isInCell ? Preprocessor : [];
        return new CompletionList(
            SuggestionOrder.Apply(
                [
                    .. names,
                    .. conditions.Select(word => new Suggestion(word, CompletionKind.Keyword, SuggestionRank.Keyword)),
                ],
                typed
            ),
            start,
            end
        );
    }

    private static readonly string[] Preprocessor =
    [
        "#define",
        "#elif",
        "#else",
        "#endif",
        "#endregion",
        "#error",
        "#if",
        "#line",
        "#nullable",
        "#pragma",
        "#region",
        "#undef",
        "#warning",
    ];

    private static CompletionList WithPackagePrefix(CompletionList files, string typed) =>
        NameMatch.Rank(PackagePrefix, typed) is null
            ? files
            : files with
            {
                Items =
                [
                    new CompletionItem(
                        PackagePrefix + " ",
                        CompletionKind.Keyword,
                        "A NuGet package: name, or name and version."
                    ),
                    .. files.Items,
                ],
            };

    private static CompletionList Nothing(int position) => new([], position, position);

    private static int EndOfWord(string code, int position)
    {
        var end = position;
        while (end < code.Length && !char.IsWhiteSpace(code[end]))
        {
            end++;
        }

        return end;
    }

    // A name with a blank in it goes on to the quote or, where none closes it on the line, ends at the position.
    private static int EndOfArgument(string code, int position, bool quoted)
    {
        var lineEnd = code.AsSpan(position).IndexOfAny('\r', '\n');
        var rest = lineEnd < 0 ? code.AsSpan(position) : code.AsSpan(position, lineEnd);
        var quote = rest.IndexOf('"');
        return quoted ? position + Math.Max(0, quote) : position + rest.TrimEnd().Length;
    }
}
