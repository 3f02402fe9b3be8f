namespace CSharpKernel.Display;

/// <summary>Display calls written after the value they show.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value in every MIME type it offers, or in the given one alone, and returns a handle to update it.</summary>
    public static DisplayedValue Display(this object? value, string? mimeType = null) =>
        CellFunctions.display(value, mimeType);
}
