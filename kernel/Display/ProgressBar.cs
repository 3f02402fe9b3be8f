using System.Diagnostics;
using System.Globalization;
using System.Net;
using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace CSharpKernel.Display;

/// <summary>
/// A progress bar under the cell, for operations that report through <see cref="IProgress{T}"/>: a fraction from 0 to 1, alone or with a text.
/// It is redrawn at most ten times a second. The text is shown while the operation runs and left out of the final state, so that
/// what a notebook stores does not depend on timing; when the cell succeeds the bar ends complete.
/// </summary>
public sealed class ProgressBar : IProgress<double>, IProgress<(string Text, double Fraction)>, IDisposable
{
    private static readonly TimeSpan RedrawInterval = TimeSpan.FromMilliseconds(100);

    private readonly IOutputSink sink;
    private readonly string displayId;
    private readonly string title;
    private readonly Lock gate = new();
    private readonly Stopwatch sinceDrawn = Stopwatch.StartNew();
    private double fraction;
    private bool ended;

    /// <summary>Shows an empty bar under the running cell.</summary>
    public ProgressBar(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var context = CellContext.Required(nameof(ProgressBar));
        this.title = title;
        sink = context.Sink;
        displayId = context.NextDisplayId();
        context.Add(this);
        sink.Display(displayId, Render("", done: false));
    }

    /// <summary>Reports the fraction done; values outside 0 to 1, and NaN, count as the nearest end (NaN as 0).</summary>
    public void Report(double value) => Report(("", value));

    /// <summary>Reports the fraction done and what is being done right now.</summary>
    public void Report((string Text, double Fraction) value)
    {
        lock (gate)
        {
            fraction = double.IsNaN(value.Fraction) ? 0 : Math.Clamp(value.Fraction, 0, 1);
            if (!ended && sinceDrawn.Elapsed >= RedrawInterval)
            {
                sinceDrawn.Restart();
                sink.Update(displayId, Render(value.Text, done: false));
            }
        }
    }

    /// <summary>A view of this bar for an operation that reports progress of its own kind; it reports on the calling thread, at once.</summary>
    /// <param name="read">Reads a report: what is being done, and the fraction done from 0 to 1.</param>
    public IProgress<T> For<T>(Func<T, (string Text, double Fraction)> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new ProgressOf<T>(this, read);
    }

    /// <summary>Ends the bar as complete; an optional text, such as a row count, stays beside it.</summary>
    public void Complete(string text = "")
    {
        lock (gate)
        {
            Finish(1, text);
        }
    }

    /// <summary>Ends the bar as complete, unless it has ended before.</summary>
    public void Dispose() => Complete();

    /// <summary>Ends the bar with its cell: complete when the cell succeeded, at its last fraction when not.</summary>
    internal void End(bool succeeded)
    {
        lock (gate)
        {
            Finish(succeeded ? 1 : fraction, "");
        }
    }

    private void Finish(double final, string text)
    {
        if (!ended)
        {
            ended = true;
            fraction = final;
            sink.Update(displayId, Render(text, done: true));
        }
    }

    private MimeBundle Render(string text, bool done)
    {
        var percent = (int)Math.Floor(fraction * 100);
        var state = done && percent == 100 ? "done" : string.Create(CultureInfo.InvariantCulture, $"{percent} %");
        var plain = $"{title}: {state}{(text.Length == 0 ? "" : ", " + text)}";
        var value = fraction.ToString("0.###", CultureInfo.InvariantCulture);
        var html =
            $"<div><progress value=\"{value}\" max=\"1\" style=\"width:16em;vertical-align:middle\"></progress> {WebUtility.HtmlEncode(plain)}</div>";
        return new MimeBundle([
            KeyValuePair.Create(MimeBundle.PlainText, plain),
            KeyValuePair.Create(MimeBundle.Html, html),
        ]);
    }

    private sealed class ProgressOf<T>(ProgressBar bar, Func<T, (string Text, double Fraction)> read) : IProgress<T>
    {
        public void Report(T value) => bar.Report(read(value));
    }
}
