namespace CSharpKernel.Jupyter;

/// <summary>Text from elsewhere in a log of one line per event.</summary>
internal static class OneLine
{
    private const int MaximumLength = 2000;

    /// <summary>The text without line ends and other control characters, cut where it is too long.</summary>
    public static string Of(string text)
    {
        var start = text.Length <= MaximumLength ? text : text[..MaximumLength] + "…";
        return string.Create(
            start.Length,
            start,
            (characters, source) =>
            {
                for (var index = 0; index < source.Length; index++)
                {
                    characters[index] = char.IsControl(source[index]) ? ' ' : source[index];
                }
            }
        );
    }
}
