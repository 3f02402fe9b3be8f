using System.CommandLine;
using CSharpKernel.Installation;
using Spectre.Console;

namespace CSharpKernel.Commands;

/// <summary><c>uninstall</c>: removes a kernel that <c>install</c> wrote, and nothing else.</summary>
internal static class UninstallCommand
{
    public static Command Make(IAnsiConsole console)
    {
        var place = new InstallationPlace();
        var command = new Command("uninstall", "Remove a kernel that 'install' wrote.");
        place.AddPlaceTo(command);
        place.AddNameTo(command);
        command.SetAction(parsed =>
            (int)
                InstallationPlace.Run(
                    console,
                    () =>
                    {
                        new KernelInstaller(place.Kernels(parsed)).Uninstall(place.Name(parsed));
                        console.MarkupLineInterpolated($"Removed '{place.Name(parsed)}' from {place.Kernels(parsed)}");
                    }
                )
        );
        return command;
    }
}
