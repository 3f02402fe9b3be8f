using System.Collections;
using System.Globalization;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives;

/// <summary>A variable as a table shows it.</summary>
internal sealed record VariableRow(string Variable, string Type, string Value)
{
    private const int MaximumLength = 80;

    /// <summary>The row of a variable; its value is one line, cut after 80 characters.</summary>
    public static VariableRow Of(SessionVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var line = OneLine(variable.Value);
        return new VariableRow(
            variable.Name,
            TypeName.Of(variable.Type),
            line.Length <= MaximumLength ? line : line[..(MaximumLength - 1)] + "…"
        );
    }

    // What a cell would show, where that is one line; else the size of a collection, or how the value writes itself.
    private static string OneLine(object? value)
    {
        var shown = ValueFormatter.Format(value).Text(MimeBundle.PlainText)!;
        if (!shown.Contains('\n', StringComparison.Ordinal))
        {
            return shown;
        }

        var text = value switch
        {
            string many => many,
            ICollection items => $"{TypeName.Of(value.GetType())}, {items.Count} items",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        var end = text.IndexOfAny(['\r', '\n']);
        return end < 0 ? text : text[..end] + " …";
    }
}
