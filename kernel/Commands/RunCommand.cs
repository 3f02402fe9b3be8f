using System.CommandLine;
using CSharpKernel.Running;
using Spectre.Console;

namespace CSharpKernel.Commands;

/// <summary><c>run FILE...</c>: executes notebooks and writes them, with a page each, to a folder.</summary>
internal static class RunCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Notebooks (.ipynb), run in the order given, each in a fresh session.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Parameters = new("--param")
    {
        Description = "A value for a variable of the cell tagged 'parameters', as name=value; may be repeated.",
        HelpName = "name=value",
    };

    private static readonly Option<string> Output = new("--output")
    {
        Description = "The folder for executed notebooks and pages.",
        HelpName = "DIR",
        DefaultValueFactory = _ => RunOptions.DefaultOutputDirectory,
    };

    private static readonly Option<double?> Timeout = new("--timeout")
    {
        Description = "Stop a cell, and its notebook, after this many seconds.",
        HelpName = "SECONDS",
    };

    private static readonly Option<bool> FailFast = new("--fail-fast")
    {
        Description = "Do not run the notebooks after one that failed.",
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Compare what cells print and show with the outputs stored in the notebook.",
    };

    private static readonly Option<bool> CheckTagged = new("--check-tagged")
    {
        Description = "Like --check, for the cells tagged nbval-check-output alone.",
    };

    public static Command Make(IAnsiConsole console)
    {
        var command = new Command("run", "Run notebooks without any notebook application.")
        {
            Files,
            Parameters,
            Output,
            Timeout,
            FailFast,
            Check,
            CheckTagged,
        };
        command.Validators.Add(result =>
        {
            foreach (var file in result.GetValue(Files)?.Where(file => file.StartsWith('-')) ?? [])
            {
                result.AddError($"Unknown option {file}.");
            }
        });
        command.SetAction(parsed => (int)Execute(parsed, console));
        return command;
    }

    private static ExitCode Execute(ParseResult parsed, IAnsiConsole console)
    {
        using var cancellation = new ConsoleCancellation();
        try
        {
            var observer = new ConsoleObserver(console);
            var runs = new NotebookRunner(OptionsOf(parsed), observer).Run(
                parsed.GetRequiredValue(Files),
                cancellation.Token
            );
            observer.Summarize(runs);
            console.MarkupLineInterpolated($"Executed notebooks and pages: [bold]{parsed.GetRequiredValue(Output)}[/]");
            return NotebookRunner.ExitCodeOf(runs);
        }
        catch (RunException exception)
        {
            console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return exception.Code;
        }
    }

    private static RunOptions OptionsOf(ParseResult parsed) =>
        new()
        {
            Parameters = ParametersOf(parsed.GetValue(Parameters) ?? []),
            OutputDirectory = parsed.GetRequiredValue(Output),
            CellTimeLimit = parsed.GetValue(Timeout) is { } seconds ? TimeLimit(seconds) : null,
            FailFast = parsed.GetValue(FailFast),
            Check =
                parsed.GetValue(CheckTagged) ? OutputCheck.Tagged
                : parsed.GetValue(Check) ? OutputCheck.All
                : OutputCheck.None,
        };

    private static TimeSpan TimeLimit(double seconds) =>
        seconds is > 0 and < int.MaxValue / 1000.0
            ? TimeSpan.FromSeconds(seconds)
            : throw new RunException(
                $"--timeout {seconds}: a number of seconds above 0 and below {int.MaxValue / 1000} is needed."
            );

    private static Dictionary<string, string> ParametersOf(IEnumerable<string> pairs)
    {
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var split = pair.IndexOf('=', StringComparison.Ordinal);
            if (split < 1)
            {
                throw new RunException($"--param {pair}: name=value is needed.");
            }

            parameters[pair[..split]] = pair[(split + 1)..];
        }

        return parameters;
    }
}
