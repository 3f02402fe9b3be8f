using System.Text.Json;
using CSharpKernel.Display;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace CSharpKernel.Jupyter;

/// <summary>
/// Turns the output of one cell into messages whose parent is the cell's request, also when the output comes after the cell's end. It belongs to the
/// thread that makes it.
/// </summary>
internal sealed class CellOutput(OutputQueue queue, MessageHeader cell, int executionCount) : IOutputSink
{
    private readonly Lock gate = new();
    private readonly List<MimeBundle> pages = [];
    private readonly int ownThread = Environment.CurrentManagedThreadId;

    /// <summary>The cell's value as plain text; null while it has none.</summary>
    public string? ResultText { get; private set; }

    /// <summary>What the cell asked to be shown in the pager.</summary>
    public IReadOnlyList<MimeBundle> Pages
    {
        get
        {
            lock (gate)
            {
                return [.. pages];
            }
        }
    }

    public void Write(OutputStream stream, string text)
    {
        var name = stream == OutputStream.StandardOutput ? "stdout" : "stderr";
        WaitForRoom();
        queue.AddText(cell, name, text);
    }

    public void Display(string displayId, MimeBundle content) => AddDisplay("display_data", displayId, content);

    public void Update(string displayId, MimeBundle content) => AddDisplay("update_display_data", displayId, content);

    public void Clear(bool wait) => Add("clear_output", writer => writer.WriteBoolean("wait", wait));

    public void Result(MimeBundle content)
    {
        ResultText = content.Text(MimeBundle.PlainText);
        Add(
            "execute_result",
            writer =>
            {
                writer.WriteNumber("execution_count", executionCount);
                BundleContent.WriteMembers(writer, content);
            }
        );
    }

    public void Page(MimeBundle content)
    {
        lock (gate)
        {
            pages.Add(content);
        }
    }

    public void Error(CellError error) => Add("error", writer => ErrorContent.WriteMembers(writer, error));

    private void AddDisplay(string type, string displayId, MimeBundle content) =>
        Add(
            type,
            writer =>
            {
                BundleContent.WriteMembers(writer, content);
                writer.WriteStartObject("transient");
                writer.WriteString("display_id", displayId);
                writer.WriteEndObject();
            }
        );

    private void Add(string type, Action<Utf8JsonWriter> writeMembers)
    {
        var content = MessageContent.Write(writeMembers);
        WaitForRoom();
        queue.Add(cell, type, content);
    }

    // Threads of the cell may print without end. The thread that runs the request adds the cell's last words alone, which find room even when
    // the cell was stopped because there was none.
    private void WaitForRoom()
    {
        if (Environment.CurrentManagedThreadId != ownThread)
        {
            queue.WaitForRoom(CellFunctions.CellCancellation);
        }
    }
}
