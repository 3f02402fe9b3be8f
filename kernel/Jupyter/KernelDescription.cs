using CSharpKernel.Notebooks;

namespace CSharpKernel.Jupyter;

/// <summary>Says what this kernel is.</summary>
internal static class KernelDescription
{
    private static readonly (string Text, string Url)[] Help =
    [
        ("C# language reference", "https://learn.microsoft.com/dotnet/csharp/language-reference/"),
        (".NET API browser", "https://learn.microsoft.com/dotnet/api/"),
    ];

    /// <summary>The content of a kernel_info_reply.</summary>
    public static ReadOnlyMemory<byte> Content { get; } =
        MessageContent.Ok(writer =>
        {
            writer.WriteString("protocol_version", MessageCodec.ProtocolVersion);
            writer.WriteString("implementation", "CSharpKernel");
            writer.WriteString("implementation_version", Version());
            writer.WritePropertyName("language_info");
            LanguageMetadata.LanguageInfo().WriteTo(writer);
            writer.WriteString("banner", $"{LanguageMetadata.DisplayName}, CSharpKernel {Version()}");
            writer.WriteStartArray("help_links");
            foreach (var (text, url) in Help)
            {
                writer.WriteStartObject();
                writer.WriteString("text", text);
                writer.WriteString("url", url);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });

    private static string Version() => typeof(KernelDescription).Assembly.GetName().Version!.ToString(3);
}
