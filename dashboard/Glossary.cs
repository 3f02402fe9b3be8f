namespace Dashboard;

/// <summary>The words of the project and what they mean: the table of the glossary that is packed into this assembly.</summary>
internal static class Glossary
{
    private static readonly Lazy<byte[]> Words = new(Read);

    /// <summary>The words as JSON; the address has no parameters.</summary>
    internal static byte[] Json(AddressQuery _) => Words.Value;

    private static byte[] Read()
    {
        using var stream = typeof(Glossary).Assembly.GetManifestResourceStream("GLOSSARY.md")!;
        using var reader = new StreamReader(stream);
        var rows = reader
            .ReadToEnd()
            .Split('\n')
            .Where(line => line.StartsWith('|'))
            // The heading and the line below it.
            .Skip(2)
            .Select(line => line.Trim().Trim('|').Split('|', 2, StringSplitOptions.TrimEntries));
        return AnswerJson.List(
            rows,
            (json, row) =>
            {
                json.WriteString("word", row[0]);
                json.WriteString("meaning", row[1]);
            }
        );
    }
}
