using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Executive;

/// <summary>Revenue by brand or by category code: those with most, and the rest as one; shares are of all revenue that the filter takes.</summary>
internal sealed class RevenueGroups(Figure figure, string key, string unknown) : DashboardFigure
{
    private const int Shown = 10;
    private const string Other = "other";

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var totals = context.Totals();
        var groups = key == "brand" ? totals.Brands : totals.Categories;
        var total = groups.Sum(group => group.Revenue);
        var rows = groups
            .Select(group => new
            {
                group.Name,
                group.Revenue,
                RevenueShare = total == 0 ? null : (double?)(group.Revenue / total),
                group.Purchases,
                group.Events,
                group.Views,
                group.PurchasesPerView,
                group.MeanItemPrice,
                group.RevenuePerEvent,
            })
            .ToArray();
        var table = Table
            .Of(rows, figure.Title)
            .Renamed("name", key)
            .WithFormat(ColumnFormat.Automatic.OrElse(unknown), key)
            .WithFormat(ColumnFormat.Percent().OrElse("no revenue"), "revenue_share")
            .WithFormat(ColumnFormat.Percent().OrElse("no views"), "purchases_per_view")
            .WithFormat(ColumnFormat.Automatic.OrElse("no priced items"), "mean_item_price");
        return new FigureAnswer(figure, table)
        {
            Chart = Draw(groups, total).Title(figure.Title),
            Keys = [key],
            Numbers = Named(
                "revenue",
                "revenue_share",
                "purchases",
                "events",
                "views",
                "purchases_per_view",
                "mean_item_price",
                "revenue_per_event"
            ),
            Selection = new FigureSelection(key == "brand" ? "brand" : "category", key),
            Sentences = [Sentence(groups, total)],
            Source = totals.Source,
        };
    }

    private Chart Draw(IReadOnlyList<NamedSums> groups, decimal total)
    {
        if (total == 0)
        {
            return Chart.Nothing(groups.Count == 0 ? "There are no events." : "There is no revenue.");
        }

        var shown = groups.Take(Shown).Select(group => (Name: Label(group), group.Revenue)).ToList();
        if (groups.Count > Shown)
        {
            shown.Add(
                (
                    $"{Other} ({Words.Count(groups.Count - Shown, key == "brand" ? "brand" : "category", key == "brand" ? null : "categories")})",
                    groups.Skip(Shown).Sum(group => group.Revenue)
                )
            );
        }

        return Chart
            .HorizontalBar(
                shown.Select(group => group.Name),
                shown.Select(group => group.Revenue),
                hover: shown.Select(group =>
                    DashboardContext.Invariant(
                        $"{group.Name}: {group.Revenue:N2}, {(double)(group.Revenue / total):P2} of revenue"
                    )
                )
            )
            .XAxis("revenue");
    }

    private string Sentence(IReadOnlyList<NamedSums> groups, decimal total) =>
        total == 0
            ? "There is no revenue to share out."
            : DashboardContext.Invariant(
                $"{Label(groups[0])} brings {(double)(groups[0].Revenue / total):P2} of {total:N2}; the first {Math.Min(Shown, groups.Count)} of {groups.Count:N0} bring {(double)(groups.Take(Shown).Sum(group => group.Revenue) / total):P2}."
            );

    private string Label(NamedSums group) => group.Name ?? unknown;
}
