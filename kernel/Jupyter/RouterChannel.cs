using CSharpKernel.Zmtp;

namespace CSharpKernel.Jupyter;

/// <summary>One of the channels on which clients have names: gives the messages worth believing and answers them.</summary>
internal sealed class RouterChannel(string name, RouterSocket socket, MessageCodec codec, Action<string> log)
{
    /// <summary>What people know the channel as.</summary>
    public string Name => name;

    /// <summary>Waits for the next message; what is refused is logged and passed over. Null once the channel is closed.</summary>
    public Message? Receive(CancellationToken cancellationToken)
    {
        while (socket.Receive(cancellationToken) is { } received)
        {
            try
            {
                return codec.Decode(received);
            }
            catch (ProtocolException exception)
            {
                log($"Refused a message on {name}: {exception.Message}.");
            }
        }

        return null;
    }

    /// <summary>Sends a message to whoever sent the request, as an answer to it, and gives the new message's id; null when that client is gone.</summary>
    public string? Send(Message request, string type, ReadOnlyMemory<byte> content)
    {
        var leading = request.Identities.Skip(1).Select(identity => (ReadOnlyMemory<byte>)identity);
        var frames = codec.Encode(leading, type, request.Header, content, out var id);
        return socket.Send(request.Identities[0], frames) ? id : null;
    }
}
