using System.Globalization;
using CSharpKernel.Evaluation;
using CSharpKernel.Notebooks;

namespace CSharpKernel.Directives;

/// <summary>Runs another notebook's code cells, or a script, as if they stood here.</summary>
internal sealed class ImportDirective : IDirective
{
    public DirectiveDescription Description { get; } =
        new(
            "#!import",
            "#!import notebook.ipynb\n#!import script.csx",
            "Runs the code cells of a notebook, or a C# script, in this session and shows their output.",
            []
        );

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        var name =
            FileArgument.QuotedOrBare(call.Arguments)
            ?? throw call.Error("#!import takes the name of a notebook or script: #!import notebook.ipynb.");
        var path = FileArgument.Find(name, call);
        string[] imports = [.. call.Source.Imports, path];
        if (call.Source.Imports.Contains(path, StringComparer.Ordinal))
        {
            throw call.Error(
                "The files import each other in a circle: " + string.Join(" > ", imports.Select(Path.GetFileName)) + "."
            );
        }

        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".IPYNB" => CellsOf(call, path, imports),
            ".CS" or ".CSX" => call.Expand(
                new CodeSource(path, path, call.Places(), imports),
                FileArgument.Read(path, call),
                TrailingValue.Displayed
            ),
            var other => throw call.Error(
                $"#!import takes .ipynb, .csx and .cs files; '{Path.GetFileName(path)}' is {(other.Length == 0 ? "none of them" : other.ToLowerInvariant())}."
            ),
        };
    }

    private static IEnumerable<Submission> CellsOf(DirectiveCall call, string path, IReadOnlyList<string> imports)
    {
        var title = FileArgument.DisplayName(path, call.Session.BaseDirectory);
        var cells = Read(path, call)
            .Cells.Where(cell => cell.IsExecutable && !cell.HasTag(CellTags.SkipExecution))
            .ToArray();
        if (cells.FirstOrDefault(cell => cell.Language.ToUpperInvariant() is not ("CSHARP" or "C#")) is { } foreign)
        {
            throw call.Error($"'{title}' has a cell written in '{foreign.Language}'; this kernel runs C# alone.");
        }

        for (var index = 0; index < cells.Length; index++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{title}, cell {index + 1}");
            var source = new CodeSource(name, path, call.Places(), imports);
            foreach (var submission in call.Expand(source, cells[index].Source, TrailingValue.Displayed))
            {
                yield return submission;
            }
        }
    }

    private static Notebook Read(string path, DirectiveCall call)
    {
        try
        {
            return Notebook.Load(path);
        }
        catch (Exception exception)
            when (exception is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            throw call.Error($"'{Path.GetFileName(path)}' cannot be read as a notebook: {exception.Message}");
        }
    }
}
