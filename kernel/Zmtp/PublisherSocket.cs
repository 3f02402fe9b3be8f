namespace CSharpKernel.Zmtp;

/// <summary>Listens for SUB and XSUB peers and gives each the messages whose first frame begins with something it subscribed to. Safe for use by several threads.</summary>
public sealed class PublisherSocket : IDisposable
{
    /// <summary>Begins to listen; port 0 takes any free port.</summary>
    public PublisherSocket(int port, ZmtpOptions? options = null) => Port = port;

    /// <summary>The port listened on.</summary>
    public int Port { get; }

    /// <summary>Queues a message for every subscriber of its first frame and returns at once.</summary>
    public void Publish(IReadOnlyList<ReadOnlyMemory<byte>> frames) => throw new NotSupportedException();

    /// <summary>Waits while more than <see cref="ZmtpOptions.PublisherQueueBytes"/> are queued for some subscriber.</summary>
    public void WaitForRoom(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose() { }
}
