using System.Text;
using System.Text.Json.Nodes;
using CSharpKernel.Notebooks;

namespace CSharpKernel.Running;

/// <summary>Gives parameters to a notebook the way papermill does: a cell after the one tagged <c>parameters</c> sets the given values, replacing that of an earlier run.</summary>
internal static class ParameterInjection
{
    private const string InjectedCellId = "injected-parameters";

    /// <summary>Throws <see cref="RunException"/> when the notebook does not declare a parameter or a value is not of its type.</summary>
    public static void Check(Notebook notebook, IReadOnlyDictionary<string, string> parameters, string name) =>
        Source(notebook, parameters, name);

    /// <summary>Puts the cell in; without parameters the notebook only loses the cell of an earlier run.</summary>
    public static void Apply(Notebook notebook, IReadOnlyDictionary<string, string> parameters, string name)
    {
        var source = Source(notebook, parameters, name);
        foreach (var old in notebook.Cells.Where(cell => cell.HasTag(CellTags.InjectedParameters)).ToArray())
        {
            notebook.Cells.Remove(old);
        }

        if (parameters.Count > 0)
        {
            notebook.Cells.Insert(
                notebook.Cells.IndexOf(DeclaringCell(notebook)!) + 1,
                new NotebookCell
                {
                    Id = InjectedCellId,
                    Type = CellType.Code,
                    Source = source,
                    Metadata = new JsonObject { ["tags"] = new JsonArray(CellTags.InjectedParameters) },
                }
            );
        }
    }

    private static NotebookCell? DeclaringCell(Notebook notebook) =>
        notebook.Cells.FirstOrDefault(cell => cell.Type == CellType.Code && cell.HasTag(CellTags.Parameters));

    private static string Source(Notebook notebook, IReadOnlyDictionary<string, string> parameters, string name)
    {
        var declared = ParameterDeclaration.In(DeclaringCell(notebook)?.Source ?? "");
        var source = new StringBuilder("// Parameters\n");
        foreach (var (parameter, value) in parameters)
        {
            var declaration =
                declared.FirstOrDefault(candidate => candidate.Name == parameter)
                ?? throw new RunException(
                    declared.Count == 0
                        ? $"{name} takes no parameters: it has no cell tagged '{CellTags.Parameters}' that declares any; '{parameter}' was given."
                        : $"{name} has no parameter '{parameter}'; it declares {string.Join(", ", declared.Select(item => item.Name))}."
                );
            source.Append($"var {parameter} = {ParameterLiteral.Of(declaration, value)};\n");
        }

        return source.ToString();
    }
}
