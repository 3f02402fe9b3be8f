namespace CSharpKernel.Jupyter;

/// <summary>A cell that was run: its number, its code and, once it has one, its value as text.</summary>
internal sealed record HistoryEntry(int Number, string Code)
{
    public string? Output { get; set; }
}
