using System.Text.RegularExpressions;

namespace CSharpKernel.Formatting;

/// <summary>Text with terminal colours.</summary>
internal static partial class AnsiText
{
    /// <summary>The text without its colours and other control sequences.</summary>
    public static string Strip(string text) => ControlSequence().Replace(text, "");

    [GeneratedRegex(@"\e\[[0-9;?]*[ -/]*[@-~]")]
    private static partial Regex ControlSequence();
}
