using System.Text.Json.Nodes;

namespace CSharpKernel.Notebooks;

/// <summary>The two entries of a notebook's metadata by which editors find this kernel and highlight C#; always the same, so that opening a notebook does not change it.</summary>
public static class LanguageMetadata
{
    /// <summary>The name of the kernel's spec.</summary>
    public const string KernelName = "csharp";

    /// <summary>What people see in a list of kernels.</summary>
    public const string DisplayName = "C# (.NET 10)";

    /// <summary>The language's name.</summary>
    public const string LanguageName = "C#";

    /// <summary>The <c>language_info</c> entry.</summary>
    public static JsonObject LanguageInfo() =>
        new()
        {
            ["name"] = LanguageName,
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
        };

    /// <summary>The <c>kernelspec</c> entry.</summary>
    public static JsonObject KernelSpec() =>
        new()
        {
            ["name"] = KernelName,
            ["display_name"] = DisplayName,
            ["language"] = LanguageName,
        };

    /// <summary>Sets both entries of a notebook.</summary>
    public static void Apply(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        notebook.Metadata["kernelspec"] = KernelSpec();
        notebook.Metadata["language_info"] = LanguageInfo();
    }
}
