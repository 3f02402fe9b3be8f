using System.CommandLine;
using CSharpKernel.Installation;
using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Spectre.Console;

namespace CSharpKernel.Commands;

/// <summary>What <c>install</c>, <c>uninstall</c> and <c>list</c> share: the options that say where and under which name, and how errors are told.</summary>
internal sealed class InstallationPlace
{
    private readonly Option<bool> user = new("--user")
    {
        Description = "In the user's own folder of kernels (the default).",
    };

    private readonly Option<string?> prefix = new("--prefix")
    {
        Description = "Under DIR/share/jupyter/kernels instead, such as /usr/local or a Python environment.",
        HelpName = "DIR",
    };

    private readonly Option<string> name = new("--name")
    {
        Description = "The name under which Jupyter finds the kernel.",
        HelpName = "NAME",
        DefaultValueFactory = _ => LanguageMetadata.KernelName,
    };

    /// <summary>Adds the options of place to a command.</summary>
    public void AddPlaceTo(Command command)
    {
        command.Options.Add(user);
        command.Options.Add(prefix);
        command.Validators.Add(result =>
        {
            if (result.GetValue(user) && result.GetValue(prefix) is not null)
            {
                result.AddError("--user and --prefix: one of the two.");
            }
        });
    }

    /// <summary>Adds the option of name to a command.</summary>
    public void AddNameTo(Command command)
    {
        command.Options.Add(name);
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is { } given && !KernelName.IsValid(given))
            {
                result.AddError(
                    $"--name '{given}': lower-case letters, digits, '.', '-' and '_' are allowed, with a letter or digit among them."
                );
            }
        });
    }

    /// <summary>The kernel's name.</summary>
    public string Name(ParseResult parsed) => parsed.GetRequiredValue(name);

    /// <summary>The folder of kernels.</summary>
    public string Kernels(ParseResult parsed) => Chosen(parsed) ?? JupyterPaths.Current.UserKernels;

    /// <summary>The folder of kernels that the options name; null when neither was given.</summary>
    public string? Chosen(ParseResult parsed) =>
        parsed.GetValue(prefix) is { } given ? JupyterPaths.PrefixKernels(Path.GetFullPath(given))
        : parsed.GetValue(user) ? JupyterPaths.Current.UserKernels
        : null;

    /// <summary>Does the work and tells what went wrong, if anything did.</summary>
    public static ExitCode Run(IAnsiConsole console, Action work)
    {
        try
        {
            work();
            return ExitCode.Ok;
        }
        catch (InstallationException exception)
        {
            console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return ExitCode.InstallationFailed;
        }
    }
}
