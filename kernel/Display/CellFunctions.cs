using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace CSharpKernel.Display;

/// <summary>The functions every cell can call without a using.</summary>
public static class CellFunctions
{
    /// <summary>Cancelled when the running cell is to stop (its time limit, an interrupt): pass it to long operations.</summary>
    public static CancellationToken CellCancellation =>
        CellContext.Current?.CancellationToken ?? CancellationToken.None;

    /// <summary>Shows a value in every MIME type it offers, or in the given one alone, and returns a handle to update it.</summary>
    public static DisplayedValue display(object? value, string? mimeType = null)
    {
        var context = CellContext.Required(nameof(display));
        var displayed = new DisplayedValue(context.Sink, context.NextDisplayId(), mimeType);
        context.Sink.Display(displayed.DisplayId, ValueFormatter.Format(value, mimeType));
        return displayed;
    }

    /// <summary>Text that is shown as HTML, not escaped; end the cell with it or pass it to <see cref="display"/>.</summary>
    public static HtmlText HTML(string content) => new(content);

    /// <summary>Removes the cell's output so far, at once or (wait) when the next output comes.</summary>
    public static void clearOutput(bool wait = false) => CellContext.Required(nameof(clearOutput)).Sink.Clear(wait);
}
