namespace EcommerceNotebooks.Questions.Dashboard.Customers;

/// <summary>The figures of the page about customers.</summary>
internal static class CustomerFigures
{
    internal static IReadOnlyList<DashboardFigure> All { get; } = [];
}
