using System.Collections;
using CSharpKernel.Formatting;

namespace CSharpKernel.Display;

/// <summary>Display calls written after the value they show.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value in every MIME type it offers, or in the given ones (and plain text) alone, and returns a handle to update it.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        CellFunctions.display(value, mimeTypes);

    /// <summary>Shows text as content of a MIME type, such as <c>text/markdown</c>.</summary>
    public static DisplayedValue DisplayAs(this string content, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        return CellFunctions.display(content, mimeType);
    }

    /// <summary>Shows a sequence as a table, one row per item, also where its items are single values or sequences.</summary>
    public static DisplayedValue DisplayTable(this IEnumerable items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return CellFunctions.display(new TableOf(items));
    }
}
