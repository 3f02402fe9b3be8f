using Spectre.Console;

namespace CSharpKernel.Commands;

/// <summary>The console that a run is drawn on.</summary>
public static class RunConsole
{
    private const int WidestLine = 1000;

    /// <summary>The process's console; what goes to a file or another program is not broken into lines of a terminal's width.</summary>
    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidestLine;
        }

        return console;
    }
}
