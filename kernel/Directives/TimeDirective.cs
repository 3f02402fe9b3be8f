using System.Diagnostics;
using System.Globalization;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives;

/// <summary>Measures from its own line to the end of the cell, and tells it however the cell ends.</summary>
internal sealed class TimeDirective : IDirective
{
    public DirectiveDescription Description { get; } =
        new("#!time", "#!time", "Shows how long the cell ran from this line on, after its output.", []);

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        var watch = Stopwatch.StartNew();
        call.AtEndOfCell(() => call.Host.Display(MimeBundle.OfText("Wall time: " + Text(watch.Elapsed))));
        return [];
    }

    internal static string Text(TimeSpan time) =>
        time.TotalSeconds < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");
}
