using System.Text;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;
using CSharpKernel.Notebooks;
using CSharpKernel.Sessions;

namespace CSharpKernel.Running;

/// <summary>Gathers the output of one cell into what the notebook stores: streams joined, updates folded into the display they update.</summary>
internal sealed class OutputCollector(int executionCount, NotebookOutputs? notebook = null) : IOutputSink
{
    private const int MaximumStreamLength = 10_000_000;

    private readonly List<Entry> entries = [];
    private readonly Lock gate = new();
    private bool clearOnNext;

    /// <summary>The outputs so far, in the order they came.</summary>
    public IReadOnlyList<CellOutput> Outputs()
    {
        lock (gate)
        {
            return [.. entries.Select(entry => entry.ToOutput())];
        }
    }

    public void Write(OutputStream stream, string text)
    {
        var name = stream == OutputStream.StandardOutput ? StreamOutput.StandardOutput : StreamOutput.StandardError;
        lock (gate)
        {
            BeforeOutput();
            if (entries.LastOrDefault() is not { Stream: { } buffer } last || last.Name != name)
            {
                buffer = new StringBuilder();
                entries.Add(new Entry(name, buffer, null));
            }

            Append(buffer, text);
        }
    }

    public void Display(string displayId, MimeBundle content) =>
        Add(new Entry(displayId, null, new DisplayOutput(content, IsResult: false, [])));

    public void Update(string displayId, MimeBundle content)
    {
        if (notebook is null)
        {
            Replace(displayId, content);
        }
        else
        {
            notebook.Update(displayId, content);
        }
    }

    /// <summary>Gives a display of this cell its new content; one of another cell is left alone.</summary>
    public void Replace(string displayId, MimeBundle content)
    {
        lock (gate)
        {
            var index = entries.FindIndex(entry => entry.Stream is null && entry.Name == displayId);
            if (index >= 0)
            {
                entries[index] = new Entry(displayId, null, new DisplayOutput(content, IsResult: false, []));
            }
        }
    }

    public void Clear(bool wait)
    {
        lock (gate)
        {
            clearOnNext = wait;
            if (!wait)
            {
                entries.Clear();
            }
        }
    }

    public void Result(MimeBundle content) =>
        Add(new Entry(null, null, new DisplayOutput(content, IsResult: true, []) { ExecutionCount = executionCount }));

    // A run has no pager, and a notebook stores no pages.
    public void Page(MimeBundle content) { }

    public void Error(CellError error) =>
        Add(new Entry(null, null, new ErrorOutput(error.Name, error.Message, error.Traceback)));

    private static void Append(StringBuilder buffer, string text)
    {
        if (buffer.Length >= MaximumStreamLength)
        {
            return;
        }

        buffer.Append(text);
        if (buffer.Length >= MaximumStreamLength)
        {
            buffer.Length = MaximumStreamLength;
            buffer.Append("\n… output cut: a stream of one cell is kept up to 10,000,000 characters\n");
        }
    }

    private void Add(Entry entry)
    {
        lock (gate)
        {
            BeforeOutput();
            entries.Add(entry);
        }
    }

    private void BeforeOutput()
    {
        if (clearOnNext)
        {
            entries.Clear();
            clearOnNext = false;
        }
    }

    private sealed record Entry(string? Name, StringBuilder? Stream, CellOutput? Output)
    {
        public CellOutput ToOutput() => Output ?? new StreamOutput(Name!, Stream!.ToString());
    }
}
