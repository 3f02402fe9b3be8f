using System.Globalization;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Jupyter;

/// <summary>Turns frames into messages and back: identities, a delimiter, the signature, then header, parent, metadata and content as JSON.</summary>
internal sealed class MessageCodec(string key)
{
    /// <summary>The version of the messaging protocol that is spoken.</summary>
    public const string ProtocolVersion = "5.3";

    private const int JsonFrames = 4;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();

    private readonly MessageSigner signer = new(key);
    private readonly SeenSignatures seen = new();
    private readonly string session = Guid.NewGuid().ToString();
    private readonly string userName = Environment.UserName;
    private long sent;

    /// <summary>Reads a message; one that is unsigned, signed wrongly, repeated or malformed is a <see cref="ProtocolException"/>.</summary>
    public Message Decode(RoutedMessage received)
    {
        var frames = received.Frames;
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter))
        {
            delimiter++;
        }

        var first = delimiter + 2;
        if (frames.Count < first + JsonFrames)
        {
            throw new ProtocolException("it does not have the frames of a message");
        }

        Believe(frames[delimiter + 1], [.. frames.Skip(first).Take(JsonFrames).Select(frame => frame.AsMemory())]);
        var header = MessageHeader.Parse(frames[first]);
        var parent = JsonFields.Parse(frames[first + 1], "parent_header");
        JsonFields.Parse(frames[first + 2], "metadata");
        return new Message(
            [received.Identity, .. frames.Take(delimiter)],
            header,
            parent.OptionalText("msg_id") ?? "",
            JsonFields.Parse(frames[first + 3], "content")
        );
    }

    /// <summary>
    /// The frames of a new message after the given leading ones (identities beyond the first, or a topic), and the id it was given.
    /// </summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Encode(
        IEnumerable<ReadOnlyMemory<byte>> leading,
        string type,
        MessageHeader parent,
        ReadOnlyMemory<byte> content,
        out string id
    )
    {
        var newId = string.Create(CultureInfo.InvariantCulture, $"{session}_{Interlocked.Increment(ref sent)}");
        var header = MessageContent.Write(writer =>
        {
            writer.WriteString("msg_id", newId);
            writer.WriteString("session", session);
            writer.WriteString("username", userName);
            writer.WriteString("date", Now());
            writer.WriteString("msg_type", type);
            writer.WriteString("version", ProtocolVersion);
        });
        id = newId;
        ReadOnlyMemory<byte>[] json = [header, parent.Bytes, MessageContent.Empty, content];
        return [.. leading, Delimiter, signer.Sign(json), .. json];
    }

    // Clients take a date with more than six digits of a second for a text.
    private static string Now() =>
        DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private void Believe(byte[] signature, ReadOnlyMemory<byte>[] json)
    {
        if (!signer.HasKey)
        {
            return;
        }

        if (signature.Length == 0)
        {
            throw new ProtocolException("it is not signed");
        }

        if (!signer.IsValid(signature, json))
        {
            throw new ProtocolException("its signature is wrong");
        }

        if (!seen.TryAdd(signature))
        {
            throw new ProtocolException("its signature was used before");
        }
    }
}
