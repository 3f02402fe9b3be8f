using CSharpKernel.Zmtp;

namespace CSharpKernel.Jupyter;

/// <summary>The five sockets of a kernel.</summary>
internal sealed class KernelSockets : IDisposable
{
    // Clients give a kernel that ends a few seconds before they kill it.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly List<IDisposable> opened = [];

    public KernelSockets(ConnectionFile connection, KernelServerOptions serverOptions)
    {
        var options = new ZmtpOptions
        {
            Address = connection.Address,
            Linger = Linger,
            PublisherQueueBytes = serverOptions.ClientQueueBytes,
            Log = reason => serverOptions.Log(OneLine.Of(reason)),
        };
        var complete = false;
        try
        {
            Shell = Open(new RouterSocket(connection.ShellPort, options));
            Control = Open(new RouterSocket(connection.ControlPort, options));
            Stdin = Open(new RouterSocket(connection.StdinPort, options));
            Iopub = Open(new PublisherSocket(connection.IopubPort, options));
            var heartbeat = Open(new ReplySocket(connection.HeartbeatPort, options));
            Connection = connection with
            {
                ShellPort = Shell.Port,
                ControlPort = Control.Port,
                StdinPort = Stdin.Port,
                IopubPort = Iopub.Port,
                HeartbeatPort = heartbeat.Port,
            };
            complete = true;
        }
        finally
        {
            if (!complete)
            {
                Dispose();
            }
        }
    }

    public ConnectionFile Connection { get; }

    public RouterSocket Shell { get; }

    public RouterSocket Control { get; }

    public RouterSocket Stdin { get; }

    public PublisherSocket Iopub { get; }

    /// <summary>Closes what clients send to, once the replies have gone out.</summary>
    public void CloseRequests() => Close([Shell, Control, Stdin]);

    /// <summary>Closes everything, what was closed before excepted.</summary>
    public void Dispose() => Close(opened);

    // All at once: each may have to wait for a client that takes nothing.
    private static void Close(IEnumerable<IDisposable> sockets)
    {
        Thread[] closing = [.. sockets.Select(socket => Background.Start("closing", socket.Dispose))];
        foreach (var thread in closing)
        {
            thread.Join();
        }
    }

    private T Open<T>(T socket)
        where T : IDisposable
    {
        opened.Add(socket);
        return socket;
    }
}
