using System.CommandLine;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using CSharpKernel.Installation;
using CSharpKernel.Jupyter;
using CSharpKernel.Running;

namespace CSharpKernel.Commands;

/// <summary><c>serve CONNECTION_FILE</c>: answers Jupyter clients until one of them ends the kernel, or its parent process is gone.</summary>
internal static class ServeCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "serve";

    private static readonly Argument<string> File = new("CONNECTION_FILE")
    {
        Description = "The file in which a Jupyter client says where to listen; open ports (0) are written into it.",
    };

    public static Command Make()
    {
        var command = new Command(Name, "Serve notebooks to Jupyter clients; they start this by themselves.") { File };
        command.SetAction(parsed => (int)Execute(parsed.GetRequiredValue(File)));
        return command;
    }

    /// <summary>Serves until the end; what is logged goes to standard error.</summary>
    public static ExitCode Execute(string connectionFile)
    {
        // Taken before cells get a standard error of their own.
        var errors = Console.Error;
        using var use = CopyUse.Hold();
        try
        {
            var connection = ConnectionFile.Load(connectionFile);
            using var server = new KernelServer(connection, new KernelServerOptions { Log = errors.WriteLine });
            if (connection.HasOpenPorts)
            {
                server.Connection.SavePorts(connectionFile);
                errors.WriteLine($"Listening on {server.Connection}.");
            }

            using var interrupt = PosixSignalRegistration.Create(
                PosixSignal.SIGINT,
                signal =>
                {
                    signal.Cancel = true;
                    server.Interrupt();
                }
            );
            using var terminate = PosixSignalRegistration.Create(
                PosixSignal.SIGTERM,
                signal =>
                {
                    signal.Cancel = true;
                    server.Stop();
                }
            );
            ParentWatch.Start(server.Stop, errors.WriteLine);
            server.Run();
            return ExitCode.Ok;
        }
        catch (ConnectionFileException exception)
        {
            errors.WriteLine(exception.Message);
            return ExitCode.BadArguments;
        }
        catch (SocketException exception)
        {
            errors.WriteLine($"The ports of {connectionFile} cannot be opened: {exception.Message}");
            return ExitCode.CannotServe;
        }
    }
}
