using System.Text.Json;
using CSharpKernel.Formatting;

namespace CSharpKernel.Jupyter;

/// <summary>Writes a value in its MIME types: JSON types as JSON, all others as text.</summary>
internal static class BundleContent
{
    /// <summary>The object of MIME types and their content.</summary>
    public static void WriteData(Utf8JsonWriter writer, MimeBundle bundle)
    {
        writer.WriteStartObject("data");
        foreach (var (mimeType, content) in bundle.Entries)
        {
            writer.WritePropertyName(mimeType);
            content.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>The data, and the metadata that clients expect beside it.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, MimeBundle bundle)
    {
        WriteData(writer, bundle);
        writer.WriteStartObject("metadata");
        writer.WriteEndObject();
    }
}
