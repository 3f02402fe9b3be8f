using CSharpKernel.Formatting;
using CSharpKernel.Notebooks;

namespace CSharpKernel.Running;

/// <summary>The outputs of all cells of a run, so that a later cell can update what an earlier one displayed, as Jupyter's own runner stores it.</summary>
internal sealed class NotebookOutputs
{
    private readonly List<(NotebookCell Cell, OutputCollector Outputs)> cells = [];
    private readonly Lock gate = new();

    /// <summary>A collector for a cell that begins.</summary>
    public OutputCollector Begin(NotebookCell cell, int executionCount)
    {
        var outputs = new OutputCollector(executionCount, this);
        lock (gate)
        {
            cells.Add((cell, outputs));
        }

        return outputs;
    }

    /// <summary>Gives a display of any cell its new content.</summary>
    public void Update(string displayId, MimeBundle content)
    {
        foreach (var (_, outputs) in Begun())
        {
            outputs.Replace(displayId, content);
        }
    }

    /// <summary>Stores in every cell what it has shown so far.</summary>
    public void Store()
    {
        foreach (var (cell, outputs) in Begun())
        {
            cell.Outputs = outputs.Outputs();
        }
    }

    // Work that a cell left behind may update its display while the next cell begins.
    private (NotebookCell Cell, OutputCollector Outputs)[] Begun()
    {
        lock (gate)
        {
            return [.. cells];
        }
    }
}
