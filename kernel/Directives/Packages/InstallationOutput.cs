using System.Globalization;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives.Packages;

/// <summary>What the cell shows of an installation: the seconds it takes while it runs, and in the end a line that is the same in every run.</summary>
internal sealed class InstallationOutput(IDirectiveHost host, IReadOnlyList<string> names)
{
    private Action<MimeBundle>? update;
    private int shownSeconds = -1;

    /// <summary>Says that the installation goes on; redrawn once a second.</summary>
    public void Waiting(TimeSpan elapsed)
    {
        var seconds = (int)elapsed.TotalSeconds;
        if (seconds > shownSeconds)
        {
            shownSeconds = seconds;
            Show(string.Create(CultureInfo.InvariantCulture, $"Installing {string.Join(", ", names)} … {seconds} s"));
        }
    }

    /// <summary>Says what was installed.</summary>
    public void Done(Func<string, string> version) =>
        Show($"Installed: {string.Join(", ", names.Select(name => $"{name} {version(name)}"))}");

    /// <summary>Takes back what was announced; why is told by the cell's error.</summary>
    public void Failed()
    {
        if (update is not null)
        {
            Show($"Not installed: {string.Join(", ", names)}");
        }
    }

    private void Show(string text)
    {
        var content = MimeBundle.OfText(text);
        if (update is null)
        {
            update = host.Display(content);
        }
        else
        {
            update(content);
        }
    }
}
