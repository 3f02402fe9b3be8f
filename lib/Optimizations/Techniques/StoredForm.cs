namespace EcommerceNotebooks.Optimizations.Techniques;

/// <summary>A form in which a side keeps its data.</summary>
/// <param name="Name">A table, or a file or folder in the laboratory's folder.</param>
/// <param name="IsTable">Which of the two.</param>
internal sealed record StoredForm(string Name, bool IsTable);
