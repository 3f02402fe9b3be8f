using System.CommandLine;
using CSharpKernel.Installation;
using Spectre.Console;

namespace CSharpKernel.Commands;

/// <summary><c>list</c>: the kernels that <c>install</c> wrote, wherever Jupyter looks.</summary>
internal static class ListCommand
{
    public static Command Make(IAnsiConsole console)
    {
        var place = new InstallationPlace();
        var command = new Command("list", "List the kernels that 'install' wrote.");
        place.AddPlaceTo(command);
        command.SetAction(parsed =>
            (int)
                InstallationPlace.Run(
                    console,
                    () => List(console, place.Chosen(parsed) is { } one ? [one] : JupyterPaths.Current.AllKernels())
                )
        );
        return command;
    }

    private static void List(IAnsiConsole console, IReadOnlyList<string> folders)
    {
        var kernels = folders.SelectMany(KernelInstaller.In).ToList();
        if (kernels.Count == 0)
        {
            console.MarkupLineInterpolated($"No kernel of this program is installed in {string.Join(", ", folders)}.");
            return;
        }

        var table = new Table().RoundedBorder().AddColumn("name").AddColumn("display name").AddColumn("place");
        table.AddColumn("files");
        foreach (var kernel in kernels)
        {
            table.AddRow(
                new Text(kernel.Name),
                new Text(kernel.DisplayName),
                new Text(kernel.Folder),
                kernel.IsComplete ? new Text("there") : new Text("missing: install again", new Style(Color.Red))
            );
        }

        console.Write(table);
    }
}
