using CSharpKernel.Formatting;

namespace CSharpKernel.Notebooks;

/// <summary>Text of a stream; the name is <c>stdout</c> or <c>stderr</c>.</summary>
public sealed record StreamOutput(string Name, string Text) : CellOutput
{
    /// <summary>The text, without halves of surrogate pairs.</summary>
    public string Text { get; init; } = UnicodeText.Repair(Text);

    /// <summary>The name of standard output.</summary>
    public const string StandardOutput = "stdout";

    /// <summary>The name of standard error.</summary>
    public const string StandardError = "stderr";
}
