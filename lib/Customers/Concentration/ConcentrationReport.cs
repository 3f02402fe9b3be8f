using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Customers;

/// <summary>How unequally revenue is spread.</summary>
/// <param name="Of">Over which units.</param>
/// <param name="Filter">Over which purchases.</param>
/// <param name="Units">How many units have a purchase.</param>
/// <param name="Revenue">What they bring.</param>
/// <param name="Gini">Gini's coefficient (1912): 0 if all bring the same, next to 1 if one brings all; null where revenue is not above 0, or some unit brings less than 0.</param>
/// <param name="TopShares">The first 1, 5, 10 and 20 % of units.</param>
/// <param name="Lorenz">The Lorenz curve (1905) from (0, 0) to (1, 1) at up to 101 points; empty where <paramref name="Gini"/> is null.</param>
public sealed record ConcentrationReport(
    ConcentrationOf Of,
    EventFilter Filter,
    long Units,
    decimal Revenue,
    double? Gini,
    IReadOnlyList<TopShare> TopShares,
    IReadOnlyList<LorenzPoint> Lorenz
) : ChartReport
{
    private string Name => Of == ConcentrationOf.Buyers ? "buyers" : "products";

    private string Title => $"Revenue over {Name}, {Filter.Describe()}";

    /// <summary>What the largest of the first shares brings, and Gini's coefficient, in a sentence; or why there is neither.</summary>
    public string Sentence =>
        TopShares.LastOrDefault(share => share.RevenueShare is not null) is { } top && Gini is { } gini
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The first {top.Top:P0} of {Name} ({top.Units:N0} of {Units:N0}) bring {top.RevenueShare:P2} of revenue; Gini's coefficient is {gini:0.000}."
            )
        : Units == 0 ? "There are no purchases, so there is nothing to spread."
        : "Shares mean nothing where revenue is not above 0.";

    /// <summary>One row per share of units.</summary>
    public Table ToTable() =>
        Table.Of(TopShares, Title).WithFormat(ColumnFormat.Percent().OrElse("no revenue"), "top", "revenue_share");

    /// <summary>The Lorenz curve beside the diagonal on which all would bring the same.</summary>
    public override Chart ToChart() =>
        Lorenz.Count == 0
            ? Chart.Nothing(Sentence).Title(Title)
            : Chart
                .Line(
                    Lorenz.Select(point => point.UnitShare),
                    Lorenz.Select(point => point.RevenueShare),
                    $"Lorenz curve (Gini {CustomerText.Number(Gini!.Value, 3)})"
                )
                .With(Chart.Line(new[] { 0.0, 1.0 }, [0.0, 1.0], "all the same"))
                .Title(Title)
                .XAxis($"share of {Name}, least revenue first", ".0%")
                .YAxis("share of revenue", ".0%");
}
