namespace CSharpKernel.Formatting;

/// <summary>A small table of texts, ready to be written as plain text or HTML; a null cell is a null value.</summary>
internal sealed record Grid(
    string? Caption,
    IReadOnlyList<GridColumn> Columns,
    IReadOnlyList<IReadOnlyList<string?>> Rows,
    string? Footer
);
