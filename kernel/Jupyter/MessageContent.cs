using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CSharpKernel.Jupyter;

/// <summary>Writes the content of a message as JSON in UTF-8.</summary>
internal static class MessageContent
{
    // The receivers are no web pages: only what JSON itself needs escaped is escaped.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An object without members.</summary>
    public static ReadOnlyMemory<byte> Empty { get; } = "{}"u8.ToArray();

    /// <summary>One JSON object, whose members the given method writes.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The object that answers a request with success, with further members.</summary>
    public static ReadOnlyMemory<byte> Ok(Action<Utf8JsonWriter>? writeMembers = null) =>
        Write(writer =>
        {
            writer.WriteString("status", "ok");
            writeMembers?.Invoke(writer);
        });
}
