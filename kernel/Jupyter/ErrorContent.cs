using System.Text.Json;
using CSharpKernel.Evaluation;

namespace CSharpKernel.Jupyter;

/// <summary>Writes why something failed, the way replies and published errors do.</summary>
internal static class ErrorContent
{
    /// <summary>A reply that says what failed, where no code of the user is to blame.</summary>
    public static ReadOnlyMemory<byte> Of(string name, string message) =>
        MessageContent.Write(writer => WriteReply(writer, new CellError(name, message, [])));

    /// <summary>The members of a reply to a request that failed.</summary>
    public static void WriteReply(Utf8JsonWriter writer, CellError error)
    {
        writer.WriteString("status", "error");
        WriteMembers(writer, error);
    }

    /// <summary>The members every account of an error has.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, CellError error)
    {
        writer.WriteString("ename", error.Name);
        writer.WriteString("evalue", error.Message);
        writer.WriteStartArray("traceback");
        foreach (var paragraph in error.Traceback)
        {
            writer.WriteStringValue(paragraph);
        }

        writer.WriteEndArray();
    }
}
