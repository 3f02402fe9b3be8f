using System.Text;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives;

/// <summary>Help on directives and, through the notebook, on C# symbols.</summary>
internal static class DirectiveHelp
{
    /// <summary>Whether a directive is asked for its help rather than to be done.</summary>
    public static bool IsAskedBy(DirectiveLine line) =>
        line.Arguments is "-h" or "--help" or "?" || line.Name.EndsWith('?');

    /// <summary>The help of one directive.</summary>
    public static MimeBundle Of(DirectiveDescription description)
    {
        var text = new StringBuilder(description.Name).Append(": ").Append(description.Summary).Append("\n\nUsage:\n");
        foreach (var line in description.Usage.Split('\n'))
        {
            text.Append("  ").Append(line).Append('\n');
        }

        if (description.Aliases.Count > 0)
        {
            text.Append("\nAlso written ").AppendJoin(", ", description.Aliases).Append('\n');
        }

        return MimeBundle.OfText(text.ToString().TrimEnd('\n'));
    }

    /// <summary>Shows help on a directive or a C# expression; says so when nothing is known.</summary>
    public static void Answer(string question, IDirectiveHost host)
    {
        var help = DirectiveNames.Find(question) is { } directive ? Of(directive) : host.Describe(question);
        host.Page(help ?? MimeBundle.OfText($"No help was found on '{question}'."));
    }
}
