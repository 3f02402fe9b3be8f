using System.CommandLine;
using CSharpKernel.Installation;
using CSharpKernel.Notebooks;
using Spectre.Console;

namespace CSharpKernel.Commands;

/// <summary><c>install</c>: makes this program known to Jupyter and VS Code as a kernel.</summary>
internal static class InstallCommand
{
    private const string AliasDisplayName = LanguageMetadata.DisplayName + " as " + KernelName.NetCSharpAlias;

    private static readonly Option<bool> Alias = new("--alias-net-csharp")
    {
        Description =
            "Install it a second time under the name .net-csharp, by which papermill and old notebooks look for C#.",
    };

    public static Command Make(IAnsiConsole console)
    {
        var place = new InstallationPlace();
        var command = new Command("install", "Install the Jupyter kernel: a copy of this program and its spec.");
        place.AddPlaceTo(command);
        place.AddNameTo(command);
        command.Options.Add(Alias);
        command.SetAction(parsed =>
            (int)
                InstallationPlace.Run(
                    console,
                    () => Install(console, place.Kernels(parsed), place.Name(parsed), parsed.GetValue(Alias))
                )
        );
        return command;
    }

    private static void Install(IAnsiConsole console, string kernels, string name, bool alias)
    {
        var installer = new KernelInstaller(kernels, text => console.MarkupLineInterpolated($"{text}"));
        Tell(console, installer.Install(name, LanguageMetadata.DisplayName));
        if (alias)
        {
            Tell(console, installer.Install(KernelName.NetCSharpAlias, AliasDisplayName));
        }

        if (!JupyterPaths.Current.AllKernels().Contains(kernels))
        {
            console.MarkupLineInterpolated(
                $"Jupyter looks there when it runs from that prefix, or when JUPYTER_PATH holds {Path.GetDirectoryName(kernels)}."
            );
        }
    }

    private static void Tell(IAnsiConsole console, InstalledKernel kernel)
    {
        console.MarkupLineInterpolated(
            $"Installed [bold]{kernel.DisplayName}[/] as '{kernel.Name}' in {kernel.Folder}"
        );
        if (kernel.Notice is { } notice)
        {
            console.MarkupLineInterpolated($"[yellow]{notice}[/]");
        }
    }
}
