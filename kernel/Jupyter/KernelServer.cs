using CSharpKernel.Sessions;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Jupyter;

/// <summary>
/// A Jupyter kernel (messaging protocol 5.3): one C# session that any number of clients share. Requests are answered in order; interrupts, the end and
/// questions about the kernel also while a cell runs.
/// </summary>
public sealed class KernelServer : IDisposable
{
    private readonly KernelServerOptions options;
    private readonly ManualResetEventSlim ending = new();
    private readonly Interrupts interrupts = new();
    private readonly KernelSockets sockets;
    private readonly IopubChannel iopub;
    private readonly OutputQueue output;
    private readonly InputRequests input;
    private readonly ShellChannel shell;
    private readonly ControlChannel control;
    private readonly Lazy<NotebookSession> session;
    private readonly RequestLoop shellLoop;
    private readonly RequestLoop controlLoop;

    /// <summary>Opens the ports of the connection; clients may connect from now on and are answered once <see cref="Run"/> is called.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">A port is taken, or the address is not one of this machine.</exception>
    public KernelServer(ConnectionFile connection, KernelServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        this.options = options ??= new KernelServerOptions();
        sockets = new KernelSockets(connection, options);
        Connection = sockets.Connection;
        var codec = new MessageCodec(connection.Key);
        iopub = new IopubChannel(sockets.Iopub, codec);
        output = new OutputQueue(iopub);
        session = new Lazy<NotebookSession>(() => new NotebookSession(options.BaseDirectory));
        input = new InputRequests(Channel("stdin", sockets.Stdin), output, options.Log);
        var shellChannel = Channel("shell", sockets.Shell);
        var controlChannel = Channel("control", sockets.Control);
        shell = new ShellChannel(shellChannel, interrupts);
        control = new ControlChannel(controlChannel);
        shellLoop = new RequestLoop(shellChannel, iopub, ShellHandlers(), options.Log);
        controlLoop = new RequestLoop(controlChannel, iopub, ControlHandlers(), options.Log);

        RouterChannel Channel(string name, RouterSocket socket) => new(name, socket, codec, options.Log);
    }

    /// <summary>The connection with the ports that were chosen.</summary>
    public ConnectionFile Connection { get; }

    /// <summary>The most bytes of output that waited to be published at any time.</summary>
    internal long LargestOutputQueue => output.LargestSize;

    /// <summary>The most bytes that waited for one client at any time.</summary>
    internal long LargestClientQueue => sockets.Iopub.LargestQueueBytes;

    /// <summary>Answers clients until one of them, or <see cref="Stop"/>, ends the kernel; then stops the running cell and disposes the session's variables.</summary>
    public void Run()
    {
        iopub.PublishStatus("starting", MessageHeader.None);
        input.Start();
        control.Start(controlLoop);
        shell.Start(shellLoop);
        ending.Wait();
        var stopped = shell.Stop(options.EndTimeLimit);
        EndSession(stopped);
        CloseChannels();
    }

    /// <summary>Stops the cell that runs now; does nothing when none does.</summary>
    public void Interrupt() => interrupts.Interrupt();

    /// <summary>Lets <see cref="Run"/> end; returns at once.</summary>
    public void Stop() => ending.Set();

    /// <inheritdoc/>
    public void Dispose()
    {
        output.Dispose();
        sockets.Dispose();
        ending.Dispose();
    }

    private Dictionary<string, Func<Message, Reply>> ShellHandlers()
    {
        var history = new History();
        var execution = new Execution(session, shell, interrupts, iopub, output, input, history, options.Log);
        var assistance = new AssistanceRequests(session);
        var comms = new CommRequests(iopub);
        return new(StringComparer.Ordinal)
        {
            ["kernel_info_request"] = KernelInfo(),
            ["execute_request"] = execution.Execute,
            ["complete_request"] = assistance.Complete,
            ["inspect_request"] = assistance.Inspect,
            ["is_complete_request"] = assistance.IsComplete,
            ["history_request"] = new HistoryRequests(history).History,
            ["comm_info_request"] = CommRequests.List,
            ["comm_open"] = comms.Open,
            ["comm_msg"] = CommRequests.Ignore,
            ["comm_close"] = CommRequests.Ignore,
            ["shutdown_request"] = Shutdown,
        };
    }

    private Dictionary<string, Func<Message, Reply>> ControlHandlers() =>
        new(StringComparer.Ordinal)
        {
            ["kernel_info_request"] = KernelInfo(),
            ["interrupt_request"] = request =>
            {
                Interrupt();
                return new Reply("interrupt_reply", MessageContent.Ok());
            },
            ["shutdown_request"] = Shutdown,
        };

    private Func<Message, Reply> KernelInfo()
    {
        var warmUp = new WarmUp(session, options.Log);
        return request => new Reply(
            "kernel_info_reply",
            KernelDescription.Content,
            options.WarmsUp ? warmUp.Start : null
        );
    }

    // All clients are told, not only the one that asked.
    private Reply Shutdown(Message request)
    {
        var restart = request.Content.Flag("restart", otherwise: false);
        var content = MessageContent.Ok(writer => writer.WriteBoolean("restart", restart));
        return new Reply(
            "shutdown_reply",
            content,
            () =>
            {
                iopub.Publish("shutdown_reply", request.Header, content);
                Stop();
            }
        );
    }

    private void EndSession(bool cellHasStopped)
    {
        if (!cellHasStopped)
        {
            options.Log("The running cell did not stop in time; the session's variables are not disposed.");
            return;
        }

        if (!session.IsValueCreated)
        {
            return;
        }

        var disposing = Background.Start("session end", DisposeSession);
        if (!disposing.Join(options.EndTimeLimit))
        {
            options.Log("The session's variables were not all disposed in time.");
        }
    }

    private void DisposeSession()
    {
        try
        {
            session.Value.Dispose();
        }
#pragma warning disable CA1031 // Told; what a variable does when it is disposed must not keep the kernel from ending.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            options.Log(OneLine.Of(exception.Message));
        }
    }

    private void CloseChannels()
    {
        sockets.CloseRequests();
        control.Join();
        input.Join();
        shell.Join();
        output.Flush(new CancellationToken(canceled: true));
        output.Dispose();
        sockets.Dispose();
    }
}
