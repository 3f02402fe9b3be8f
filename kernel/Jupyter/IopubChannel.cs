using System.Text;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Jupyter;

/// <summary>Publishes to all clients: output, and whether the kernel is at work. Publishing never waits.</summary>
internal sealed class IopubChannel(PublisherSocket socket, MessageCodec codec)
{
    /// <summary>Publishes one message under its type as topic.</summary>
    public void Publish(string type, MessageHeader parent, ReadOnlyMemory<byte> content) =>
        socket.Publish(codec.Encode([Encoding.UTF8.GetBytes(type)], type, parent, content, out _));

    /// <summary>Publishes that the kernel is "starting", or "busy" or "idle" with a request.</summary>
    public void PublishStatus(string state, MessageHeader parent) =>
        Publish("status", parent, MessageContent.Write(writer => writer.WriteString("execution_state", state)));

    /// <summary>Waits until no client is too far behind to be sent more output.</summary>
    public void WaitForRoom(CancellationToken cancellationToken) => socket.WaitForRoom(cancellationToken);
}
