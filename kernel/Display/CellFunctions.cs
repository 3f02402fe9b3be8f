using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace CSharpKernel.Display;

/// <summary>The functions every cell can call without a using.</summary>
public static class CellFunctions
{
    /// <summary>Cancelled when the running cell is to stop (its time limit, an interrupt): pass it to long operations.</summary>
    public static CancellationToken CellCancellation =>
        CellContext.Current?.CancellationToken ?? CancellationToken.None;

    /// <summary>Shows a value in every MIME type it offers, or in the given ones (and plain text) alone, and returns a handle to update it.</summary>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var context = CellContext.Required(nameof(display));
        var displayed = new DisplayedValue(context.Sink, context.NextDisplayId(), mimeTypes);
        context.Sink.Display(displayed.DisplayId, ValueFormatter.Format(value, mimeTypes));
        return displayed;
    }

    /// <summary>Text that is shown as HTML, not escaped; end the cell with it or pass it to <see cref="display"/>.</summary>
    public static HtmlText HTML(string content) => new(content);

    /// <summary>Runs a script in the page that shows the notebook, where the front end trusts the notebook.</summary>
    public static DisplayedValue Javascript(string content) => display(new HtmlText($"<script>{content}</script>"));

    /// <summary>Adds style rules to the page that shows the notebook.</summary>
    public static DisplayedValue CSS(string content) => display(new HtmlText($"<style>{content}</style>"));

    /// <summary>Removes the cell's output so far, at once or (wait) when the next output comes.</summary>
    public static void clearOutput(bool wait = false) => CellContext.Required(nameof(clearOutput)).Sink.Clear(wait);

    /// <summary>
    /// Asks the person in front of the notebook for a line of text; the type hint <c>password</c> hides what is typed, every other one is taken as text.
    /// Throws <see cref="InvalidOperationException"/> where nobody can be asked.
    /// </summary>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Asked(() =>
            CellContext.Required(nameof(GetInputAsync)).Ask(nameof(GetInputAsync), prompt, typeHint == "password")
        );

    /// <summary>Asks for a password, which is hidden while it is typed and never shown afterwards; throws <see cref="InvalidOperationException"/> where nobody can be asked.</summary>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") =>
        Asked(() =>
            new PasswordString(
                CellContext.Required(nameof(GetPasswordAsync)).Ask(nameof(GetPasswordAsync), prompt, password: true)
            )
        );

    // The question is put on the calling thread, which the stop of a cell can wake; what goes wrong comes out of the await.
    private static async Task<T> Asked<T>(Func<T> ask) => await Task.FromResult(ask());
}
