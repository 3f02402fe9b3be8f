namespace CSharpKernel.Zmtp;

/// <summary>Listens for DEALER, REQ and ROUTER peers, receives their messages and sends to each by its identity. Safe for use by several threads.</summary>
public sealed class RouterSocket : IDisposable
{
    /// <summary>Begins to listen; port 0 takes any free port.</summary>
    public RouterSocket(int port, ZmtpOptions? options = null) => Port = port;

    /// <summary>The port listened on.</summary>
    public int Port { get; }

    /// <summary>Waits for a message, taking peers in turn; null once the socket is disposed.</summary>
    public RoutedMessage? Receive(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Queues a message for a peer and returns at once; false when no such peer is connected.</summary>
    public bool Send(byte[] identity, IReadOnlyList<ReadOnlyMemory<byte>> frames) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose() { }
}
