using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace CSharpKernel.Display;

/// <summary>A handle to something shown, whose content can be replaced from any later cell of the session.</summary>
public sealed class DisplayedValue
{
    private readonly IOutputSink sink;
    private readonly string? mimeType;

    internal DisplayedValue(IOutputSink sink, string displayId, string? mimeType)
    {
        this.sink = sink;
        this.mimeType = mimeType;
        DisplayId = displayId;
    }

    /// <summary>The id that names the display in the session.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in the same place.</summary>
    public void Update(object? value) => sink.Update(DisplayId, ValueFormatter.Format(value, mimeType));
}
