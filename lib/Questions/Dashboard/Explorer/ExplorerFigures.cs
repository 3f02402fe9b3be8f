namespace EcommerceNotebooks.Questions.Dashboard.Explorer;

/// <summary>The figures of the page that explores the data.</summary>
internal static class ExplorerFigures
{
    internal static IReadOnlyList<DashboardFigure> All { get; } = [];
}
