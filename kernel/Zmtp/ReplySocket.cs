namespace CSharpKernel.Zmtp;

/// <summary>Listens for REQ and DEALER peers and answers each request on the peer's own thread, so that no peer and nothing else in the process holds up an answer.</summary>
public sealed class ReplySocket : ISocketPattern, IDisposable
{
    private readonly ZmtpOptions options;
    private readonly Listener listener;
    private readonly Func<IReadOnlyList<byte[]>, IReadOnlyList<byte[]>>? answer;

    /// <summary>Begins to listen; port 0 takes any free port.</summary>
    /// <param name="port">The port, or 0.</param>
    /// <param name="options">Limits and the address.</param>
    /// <param name="answer">Gives the frames of the reply for those of the request, which come without envelope; called on several threads. Without it, requests are sent back as they came.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public ReplySocket(
        int port,
        ZmtpOptions? options = null,
        Func<IReadOnlyList<byte[]>, IReadOnlyList<byte[]>>? answer = null
    )
    {
        this.options = options ?? new ZmtpOptions();
        this.answer = answer;
        listener = new Listener(port, this.options, this);
        listener.Start();
    }

    /// <summary>The port listened on.</summary>
    public int Port => listener.Port;

    string ISocketPattern.SocketType => "REP";

    IReadOnlyList<string> ISocketPattern.PeerTypes { get; } = ["REQ", "DEALER"];

    long ISocketPattern.MessageLimit => options.MaximumMessageBytes;

    internal int ConnectionCount => listener.ConnectionCount;

    /// <summary>Sends what is queued for at most <see cref="ZmtpOptions.Linger"/>, then closes.</summary>
    public void Dispose() => listener.Dispose();

    IPeerHandler ISocketPattern.Join(Connection connection, byte[] identity) => new Peer(connection, answer);

    private sealed class Peer(Connection connection, Func<IReadOnlyList<byte[]>, IReadOnlyList<byte[]>>? answer)
        : IPeerHandler
    {
        public void Receive(IReadOnlyList<byte[]> frames)
        {
            // The envelope ends with the first empty frame and goes back as it came; a DEALER may leave it out.
            var envelope = frames.TakeWhile(static frame => frame.Length > 0).Count() + 1;
            envelope = envelope <= frames.Count ? envelope : 0;
            IEnumerable<byte[]> reply = answer is null
                ? frames
                : [.. frames.Take(envelope), .. answer([.. frames.Skip(envelope)])];
            connection.Send(OutgoingMessage.OfFrames([.. reply.Select(static frame => (ReadOnlyMemory<byte>)frame)]));
        }

        public void Receive(Command command) { }

        public void Leave() { }
    }
}
