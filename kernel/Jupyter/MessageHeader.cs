namespace CSharpKernel.Jupyter;

/// <summary>What a received header tells, with the bytes it came in: they are sent back unchanged as the parent of every answer.</summary>
internal sealed record MessageHeader(string Id, string Type, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The parent of messages that nobody asked for.</summary>
    public static MessageHeader None { get; } = new("", "", "{}"u8.ToArray());

    public static MessageHeader Parse(byte[] bytes)
    {
        var fields = JsonFields.Parse(bytes, "header");
        return new MessageHeader(fields.Text("msg_id"), fields.Text("msg_type"), bytes);
    }
}
