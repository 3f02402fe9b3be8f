namespace CSharpKernel.Formatting;

/// <summary>A column's name, and whether it holds numbers, which stand on the right.</summary>
internal sealed record GridColumn(string Name, bool IsNumeric);
