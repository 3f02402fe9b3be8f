using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace CSharpKernel.Display;

/// <summary>A handle to something shown, whose content can be replaced from any later cell of the session.</summary>
public sealed class DisplayedValue
{
    private readonly IOutputSink sink;
    private readonly string[] mimeTypes;

    internal DisplayedValue(IOutputSink sink, string displayId, string[] mimeTypes)
    {
        this.sink = sink;
        this.mimeTypes = mimeTypes;
        DisplayId = displayId;
    }

    /// <summary>The id that names the display in the session.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in the same place, in the MIME types it was first shown in.</summary>
    public void Update(object? value) =>
        (CellContext.Current?.Sink ?? sink).Update(DisplayId, ValueFormatter.Format(value, mimeTypes));
}
