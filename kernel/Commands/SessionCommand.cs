using System.Net.Sockets;
using System.Runtime.InteropServices;
using CSharpKernel.Running;
using CSharpKernel.Running.Isolation;

namespace CSharpKernel.Commands;

/// <summary><c>session ADDRESS</c>: runs the cells of one notebook for the runner that started it; nobody types it, and no help lists it.</summary>
internal static class SessionCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "session";

    /// <summary>Serves the runner to the end of the notebook.</summary>
    public static ExitCode Execute(string address)
    {
        // Ctrl+C reaches every process of a terminal: the runner says what becomes of the cell.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        try
        {
            SessionService.Run(address);
            return ExitCode.Ok;
        }
        catch (SocketException exception)
        {
            Console.Error.WriteLine($"No runner is reached at {address}: {exception.Message}");
            return ExitCode.BadArguments;
        }
    }
}
