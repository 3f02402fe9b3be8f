using System.Text;

namespace CSharpKernel.Jupyter;

/// <summary>Output of a cell on its way to the clients: a finished message, or text of a stream to which more may be added.</summary>
internal sealed class OutputEntry(MessageHeader parent, string type, ReadOnlyMemory<byte> content, string? stream)
{
    private readonly StringBuilder text = new();

    public MessageHeader Parent => parent;

    public string Type => type;

    /// <summary>When the entry was begun, in milliseconds of the machine's clock.</summary>
    public long Begun { get; } = Environment.TickCount64;

    /// <summary>The bytes it holds, or a measure of them.</summary>
    public long Size => stream is null ? content.Length : (long)text.Length * sizeof(char);

    public bool IsStream => stream is not null;

    /// <summary>Whether there is nothing but the first half of a surrogate pair.</summary>
    public bool IsHalf => text.Length == 1 && char.IsHighSurrogate(text[0]);

    /// <summary>Whether text of this stream of this cell can be added here.</summary>
    public bool Takes(MessageHeader cell, string name) => ReferenceEquals(parent, cell) && stream == name;

    public void Append(string more) => text.Append(more);

    /// <summary>
    /// Takes the first half of a surrogate pair off the end of a text, because the other half may be on its way; null when there is none, or nothing else.
    /// </summary>
    public OutputEntry? TakeHalf()
    {
        if (text.Length < 2 || !char.IsHighSurrogate(text[^1]))
        {
            return null;
        }

        var half = new OutputEntry(parent, type, content, stream);
        half.Append(text[^1].ToString());
        text.Length--;
        return half;
    }

    /// <summary>The content of the message.</summary>
    public ReadOnlyMemory<byte> Content() =>
        stream is null
            ? content
            : MessageContent.Write(writer =>
            {
                writer.WriteString("name", stream);
                writer.WriteString("text", text.ToString());
            });
}
