using System.Globalization;
using System.Text;

namespace CSharpKernel.Markdown;

/// <summary>Makes the ids that headings are linked by: lower case, blanks as hyphens, a number behind a repeated one.</summary>
internal sealed class HeadingIds
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public string Next(string text)
    {
        var slug = Slug(text);
        var id = slug;
        for (var number = 1; !used.Add(id); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        }

        return id;
    }

    /// <summary>The id of a heading's text; also what an anchor written by hand is compared in.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var character in text.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character) || character is '_' or '-')
            {
                slug.Append(character);
            }
            else if (char.IsWhiteSpace(character))
            {
                slug.Append('-');
            }
        }

        return slug.Length == 0 ? "section" : slug.ToString();
    }
}
