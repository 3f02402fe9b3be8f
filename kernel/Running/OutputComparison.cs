using System.Text;
using CSharpKernel.Formatting;
using CSharpKernel.Notebooks;

namespace CSharpKernel.Running;

/// <summary>Compares what cells print and show as plain text with what the notebook stores; rich forms, standard error and tracebacks are left out.</summary>
internal static class OutputComparison
{
    public static IReadOnlyList<OutputDifference> Compare(
        Notebook fresh,
        IReadOnlyDictionary<string, IReadOnlyList<CellOutput>> stored,
        OutputCheck check
    )
    {
        List<OutputDifference> differences = [];
        for (var index = 0; index < fresh.Cells.Count; index++)
        {
            var cell = fresh.Cells[index];
            if (!IsCompared(cell, check))
            {
                continue;
            }

            Func<IReadOnlyList<CellOutput>, string> read = cell.HasTag(CellTags.Varies) ? OutputShape.Of : Text;
            var before = read(stored.GetValueOrDefault(cell.Id) ?? []);
            var after = read(cell.Outputs);
            if (before != after)
            {
                differences.Add(new OutputDifference(index, cell.Id, LineDifference.Between(before, after)));
            }
        }

        return differences;
    }

    /// <summary>All of standard output together: how it is split around displays depends on nothing the reader sees.</summary>
    internal static string StandardOutput(IReadOnlyList<CellOutput> outputs) =>
        string.Concat(
            outputs
                .OfType<StreamOutput>()
                .Where(output => output.Name == StreamOutput.StandardOutput)
                .Select(output => output.Text)
        );

    private static bool IsCompared(NotebookCell cell, OutputCheck check) =>
        cell.Type == CellType.Code
        && !cell.HasTag(CellTags.InjectedParameters)
        && !cell.HasTag(CellTags.SkipExecution)
        && (
            check == OutputCheck.Tagged
                ? cell.HasTag(CellTags.CheckOutput)
                : !cell.HasTag(CellTags.IgnoreOutput) || cell.HasTag(CellTags.CheckOutput)
        );

    /// <summary>What outputs show as text.</summary>
    internal static string Text(IReadOnlyList<CellOutput> outputs)
    {
        var text = new StringBuilder(StandardOutput(outputs));
        foreach (var output in outputs)
        {
            if (text.Length > 0 && text[^1] != '\n')
            {
                text.Append('\n');
            }

            text.Append(
                output switch
                {
                    DisplayOutput display => display.Content.Text(MimeBundle.PlainText),
                    ErrorOutput error => $"{error.Name}: {error.Message}",
                    _ => "",
                }
            );
        }

        return OutputSanitizer.Sanitize(text.ToString());
    }
}
