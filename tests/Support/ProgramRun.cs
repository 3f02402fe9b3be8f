using System.Diagnostics;

namespace Tests.Support;

/// <summary>One run of an outside program: its exit code, what it printed and, apart, its errors.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Both texts, for a failing test's message.</summary>
    internal string Text => $"exit code {ExitCode}\n{Output}\n{Errors}";

    /// <summary>Runs a program to its end; a program that takes longer than the limit is ended with all it started (<see cref="TimeoutException"/>).</summary>
    internal static ProgramRun Of(
        string program,
        IEnumerable<string> arguments,
        TimeSpan limit,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null,
        string? input = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input ?? "");
        process.StandardInput.Close();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {limit}: {output.Result}\n{errors.Result}");
        }

        return new ProgramRun(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
