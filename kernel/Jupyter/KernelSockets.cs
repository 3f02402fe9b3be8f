using CSharpKernel.Zmtp;

namespace CSharpKernel.Jupyter;

/// <summary>The five sockets of a kernel.</summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly List<IDisposable> opened = [];

    public KernelSockets(ConnectionFile connection, Action<string> log)
    {
        var options = new ZmtpOptions { Address = connection.Address, Log = reason => log(OneLine.Of(reason)) };
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
    public void CloseRequests()
    {
        Shell.Dispose();
        Control.Dispose();
        Stdin.Dispose();
    }

    /// <summary>Closes everything, what was closed before excepted.</summary>
    public void Dispose() => opened.ForEach(socket => socket.Dispose());

    private T Open<T>(T socket)
        where T : IDisposable
    {
        opened.Add(socket);
        return socket;
    }
}
