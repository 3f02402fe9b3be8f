using System.Diagnostics;
using System.Net.Sockets;
using CSharpKernel.Commands;
using CSharpKernel.Installation;

namespace CSharpKernel.Running.Isolation;

/// <summary>A process of this program that serves one notebook's session: started, connected, and gone for certain once it is disposed.</summary>
internal sealed class NotebookProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly Process process;

    private NotebookProcess(Process process)
    {
        this.process = process;
        Errors = new ErrorTail(process.StandardError);
    }

    /// <summary>The connection with it.</summary>
    public FrameChannel Channel { get; private set; } = null!;

    /// <summary>What it wrote to its standard error last.</summary>
    public ErrorTail Errors { get; }

    /// <summary>Starts the process in the folder and waits until it is connected.</summary>
    /// <exception cref="IOException">It ended before, or did not connect in time.</exception>
    public static NotebookProcess Start(string folder)
    {
        // Nobody else can enter a folder made so, and the socket is found nowhere else.
        var place = Directory.CreateTempSubdirectory("csharp-kernel-session-");
        try
        {
            var address = Path.Combine(place.FullName, "socket");
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(address));
            listener.Listen(1);
            var started = new NotebookProcess(Process.Start(StartInfo(folder, address))!);
            started.Connect(listener);
            return started;
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    /// <summary>Waits for the process's end, and ends it by force when that does not come; gives the exit code.</summary>
    public int WaitForExit()
    {
        if (!process.WaitForExit(ExitLimit))
        {
            Kill();
        }

        return process.ExitCode;
    }

    /// <summary>Ends the process at once.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit(ExitLimit);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        Channel?.Dispose();
        process.Dispose();
    }

    // Its standard output is that of the runner, as in a run without it; on its standard input there is nothing to read.
    private static ProcessStartInfo StartInfo(string folder, string address)
    {
        var program = typeof(NotebookProcess).Assembly.Location;
        return new ProcessStartInfo(DotnetHost.Path, [program, SessionCommand.Name, address])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
    }

    private void Connect(Socket listener)
    {
        process.StandardInput.Close();
        var watch = Stopwatch.StartNew();
        while (!listener.Poll(PollInterval, SelectMode.SelectRead))
        {
            if (process.HasExited || watch.Elapsed > StartLimit)
            {
                var how = process.HasExited ? $"ended with exit code {process.ExitCode}" : "did not answer";
                Dispose();
                throw new IOException($"the process {how} before it was connected. {string.Join(" ", Errors.Lines())}");
            }
        }

        Channel = new FrameChannel(listener.Accept());
    }
}
