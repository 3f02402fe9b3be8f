using System.Diagnostics;

namespace Tests.Support;

/// <summary>This test program, started again with the name of a scenario, in a process that a test can kill.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    /// <summary>Starts a scenario. Its standard output is read with <see cref="WaitForLine"/>; its errors go to the test run's own.</summary>
    internal static ChildProcess Start(string scenario, params IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, typeof(ChildProcess).Assembly.GetName().Name + ".dll");
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [program, scenario, .. arguments]) { RedirectStandardOutput = true };
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Waits until the child prints exactly this line.</summary>
    /// <exception cref="InvalidOperationException">The child ended without it.</exception>
    internal void WaitForLine(string expected)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line == expected)
            {
                return;
            }
        }

        throw new InvalidOperationException($"The child ended without printing \"{expected}\".");
    }

    /// <summary>The next line that the child prints.</summary>
    /// <exception cref="InvalidOperationException">The child ended without one.</exception>
    internal string ReadLine() =>
        process.StandardOutput.ReadLine()
        ?? throw new InvalidOperationException("The child ended without printing a line.");

    /// <summary>Waits for the child's end and gives its exit code.</summary>
    /// <exception cref="TimeoutException">It did not end within two minutes.</exception>
    internal int WaitForExit()
    {
        process.StandardOutput.ReadToEnd();
        return process.WaitForExit(Patience) ? process.ExitCode : throw new TimeoutException("The child did not end.");
    }

    /// <summary>Ends the child at once, without any chance to clean up (SIGKILL), and waits until it is gone; does nothing when it has ended.</summary>
    internal void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }
}
