using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;
using Tests.Support;

namespace Tests.Dashboard;

/// <summary>What the documents ask of the dashboard's pages is answered by a figure, or declined with a reason.</summary>
public sealed class FigureIdsTests
{
    // The pages' own items; those of other pages are not here.
    private static readonly string[] Asked =
    [
        .. Enumerable.Range(75, 27).Select(number => $"N{number}"),
        "N106",
        "N107",
        "N108",
        "N109",
        "N110",
        "N111",
        "N112",
        "N113",
        "N114",
        "N115",
        "P107",
        "P108",
        "P110",
        "P111",
        "P112",
        "P113",
        "P115",
        "P116",
        "P117",
        "P118",
        "P121",
        "P122",
        "P123",
    ];

    [Fact]
    public void Figures_EveryItemOfThePages_IsCarriedOrDeclinedWithAReason()
    {
        using var shop = Shop.InMemory();
        var carried = shop.Dashboard.Figures.SelectMany(figure => figure.Ids).ToHashSet(StringComparer.Ordinal);
        var corrections = File.ReadAllLines(Path.Combine(Repository.Root, "notebooks", "CORRECTIONS.md"));

        var open = Asked.Where(id =>
            !carried.Contains(id)
            && !corrections.Any(line => line.Contains(id, StringComparison.Ordinal) && line.Length > id.Length + 20)
        );

        Assert.Empty(open);
    }

    [Fact]
    public void Figures_TheirNamesAndFilters_AreWhatAddressesTake()
    {
        using var shop = Shop.InMemory();
        string[] pages = ["home", "explorer", "executive", "customers"];
        string[] filters = ["from", "to", "type", "category", "brand", "segment", "zone", "compare"];

        var figures = shop.Dashboard.Figures;

        Assert.Equal(figures.Count, figures.Select(figure => figure.Name).Distinct().Count());
        Assert.All(figures, figure => Assert.StartsWith(figure.Page + "-", figure.Name, StringComparison.Ordinal));
        Assert.All(figures, figure => Assert.Subset(filters.ToHashSet(), figure.Filters.ToHashSet()));
        Assert.Equal(pages, figures.Select(figure => figure.Page).Distinct());
        Assert.All(figures, figure => Assert.EndsWith(".", figure.Meaning, StringComparison.Ordinal));
    }
}
