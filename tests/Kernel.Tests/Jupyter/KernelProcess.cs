using System.Diagnostics;
using CSharpKernel.Jupyter;
using Tests.Support;

namespace Tests.Kernel.Jupyter;

/// <summary>A kernel in a process of its own, started as Jupyter starts it, on ports that it chooses.</summary>
internal sealed class KernelProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();
    private readonly Process process;

    private KernelProcess(Func<string, Process> start)
    {
        var file = SaveConnection(folder.Path);
        process = start(file);
        Assert.True(
            SpinWait.SpinUntil(() => TryLoad(file) is { HasOpenPorts: false } || process.HasExited, Patience),
            "The kernel did not choose its ports."
        );
        Connection = ConnectionFile.Load(file);
    }

    internal ConnectionFile Connection { get; }

    /// <summary>The program and the arguments that serve a connection file.</summary>
    internal static ProcessStartInfo Command(string connectionFile) =>
        new(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "CSharpKernel.exe" : "CSharpKernel"),
            ["serve", connectionFile]
        )
        {
            RedirectStandardError = true,
        };

    /// <summary>Starts a kernel whose parent this process is, or which is told of another one.</summary>
    internal static KernelProcess Start(int? namedParent = null) =>
        new(file =>
        {
            var command = HearingInterrupts(Command(file));
            command.Environment.Remove("JPY_PARENT_PID");
            if (namedParent is { } parent)
            {
                command.Environment["JPY_PARENT_PID"] = parent.ToString(
                    System.Globalization.CultureInfo.InvariantCulture
                );
            }

            var started = Process.Start(command)!;
            started.ErrorDataReceived += (_, _) => { };
            started.BeginErrorReadLine();
            return started;
        });

    /// <summary>The command with SIGINT heeded: a program that a shell runs in the background inherits from it that the signal is ignored.</summary>
    internal static ProcessStartInfo HearingInterrupts(ProcessStartInfo command)
    {
        const string ProcessStatus = "/proc/self/status";
        const string IgnoredSignals = "SigIgn:";
        const ulong Interrupt = 1UL << 1;
        var ignored = File.Exists(ProcessStatus)
            ? File.ReadLines(ProcessStatus).First(line => line.StartsWith(IgnoredSignals, StringComparison.Ordinal))
            : IgnoredSignals + "0";
        if ((Convert.ToUInt64(ignored[IgnoredSignals.Length..].Trim(), fromBase: 16) & Interrupt) != 0)
        {
            command.ArgumentList.Insert(0, "--default-signal=INT");
            command.ArgumentList.Insert(1, command.FileName);
            command.FileName = "env";
        }

        return command;
    }

    /// <summary>Writes a connection file with open ports.</summary>
    internal static string SaveConnection(string folder)
    {
        var file = Path.Combine(folder, "connection.json");
        File.WriteAllText(
            file,
            """
            {"transport":"tcp","ip":"127.0.0.1","shell_port":0,"iopub_port":0,"stdin_port":0,"control_port":0,"hb_port":0,
             "key":"of a process","signature_scheme":"hmac-sha256"}
            """
        );
        return file;
    }

    /// <summary>Reads a connection file that may just be being written.</summary>
    internal static ConnectionFile? TryLoad(string file)
    {
        try
        {
            return ConnectionFile.Load(file);
        }
        catch (ConnectionFileException)
        {
            return null;
        }
    }

    /// <summary>Sends a signal, by name.</summary>
    internal void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    internal int WaitForExit()
    {
        Assert.True(process.WaitForExit(Patience), "The kernel did not end.");
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        folder.Dispose();
    }
}
