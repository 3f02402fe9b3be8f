using System.CommandLine;
using CSharpKernel.Running;
using Spectre.Console;

namespace CSharpKernel.Commands;

/// <summary>The command line: <c>run</c>, <c>serve</c>, <c>install</c>, <c>uninstall</c>, <c>list</c>.</summary>
internal static class KernelCommands
{
    /// <summary>Parses and runs a command line; the result is the process's exit code.</summary>
    public static int Run(IReadOnlyList<string> args, IAnsiConsole? console = null)
    {
        if (args is [ServeCommand.Name, var connectionFile] && !connectionFile.StartsWith('-'))
        {
            // Clients wait for this one: nothing that it does not need is loaded.
            return (int)ServeCommand.Execute(connectionFile);
        }

        if (args is [SessionCommand.Name, var address])
        {
            return (int)SessionCommand.Execute(address);
        }

        return Parse(args, console ?? RunConsole.Create());
    }

    private static int Parse(IReadOnlyList<string> args, IAnsiConsole console)
    {
        var root = new RootCommand(
            "A C# notebook engine: runs .ipynb files without any notebook application, and is a Jupyter kernel."
        );
        root.Subcommands.Add(RunCommand.Make(console));
        root.Subcommands.Add(ServeCommand.Make());
        root.Subcommands.Add(InstallCommand.Make(console));
        root.Subcommands.Add(UninstallCommand.Make(console));
        root.Subcommands.Add(ListCommand.Make(console));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                console.MarkupLineInterpolated($"[red]{error.Message}[/]");
            }

            console.MarkupLine("Options: [bold]--help[/]");
            return (int)ExitCode.BadArguments;
        }

        return parsed.Invoke();
    }
}
