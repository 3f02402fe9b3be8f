using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Charts.Figures;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using Plotly.NET;
using Plotly.NET.TraceObjects;
using Chart = EcommerceNotebooks.Charts.Chart;

namespace EcommerceNotebooks.Questions.Dashboard.Explorer;

/// <summary>Categories as a tree: every code and every one above it, which holds all below it.</summary>
internal sealed class Categories(Figure figure) : DashboardFigure
{
    private const string Without = "uncategorized";

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var totals = context.Totals();
        var codes = totals.Categories;
        var all = CellSums.Add(codes);
        var nodes = Nodes(codes);
        var rows = nodes.Select(node => new
        {
            Category = node.Code,
            node.Level,
            node.Sums.Events,
            EventShare = (double)node.Sums.Events / all.Events,
            node.Sums.Views,
            node.Sums.Purchases,
            node.Sums.Revenue,
            RevenueShare = all.Revenue == 0 ? null : (double?)(node.Sums.Revenue / all.Revenue),
        });
        return new FigureAnswer(
            figure,
            Table
                .Of(rows, figure.Title)
                .WithFormat(ColumnFormat.Automatic.OrElse(Without), "category")
                .WithFormat(ColumnFormat.Percent(), "event_share")
                .WithFormat(ColumnFormat.Percent().OrElse("no revenue"), "revenue_share")
        )
        {
            Chart = (nodes.Count == 0 ? Chart.Nothing("There are no events.") : Draw(nodes)).Title(figure.Title),
            Keys = ["category"],
            Numbers = Named("events", "event_share", "views", "purchases", "revenue", "revenue_share"),
            Selection = new FigureSelection("category", "category"),
            Sentences = [Sentence(nodes, all)],
            Source = totals.Source,
        };
    }

    /// <summary>The tree from top to bottom, of one parent those with most events first. What begins with a dot has no name on its first level and stands there with its second.</summary>
    private static List<Node> Nodes(IReadOnlyList<NamedSums> codes)
    {
        var sums = codes
            .SelectMany(code => Above(code.Name).Select(above => (Above: above, Sums: (CellSums)code)))
            .GroupBy<(string? Above, CellSums Sums), string?, CellSums>(each => each.Above, each => each.Sums)
            .Select(same => new Node(
                same.Key,
                same.Key?.Split('.').Length ?? 1,
                same.Key is null ? null : Above(same.Key).SkipLast(1).LastOrDefault(),
                CellSums.Add(same)
            ))
            .ToLookup<Node, string?>(node => node.Parent);
        List<Node> ordered = [];
        Add(null);
        return ordered;

        void Add(string? parent)
        {
            foreach (
                var node in sums[parent]
                    .OrderByDescending(node => node.Sums.Events)
                    .ThenBy(node => node.Code, StringComparer.Ordinal)
            )
            {
                ordered.Add(node);
                if (node.Code is not null)
                {
                    Add(node.Code);
                }
            }
        }
    }

    // A code with all codes above it, from the top; none for events without a code.
    private static IEnumerable<string?> Above(string? code) =>
        code is null
            ? [null]
            : Enumerable
                .Range(0, code.Length + 1)
                .Where(end => end > 0 && (end == code.Length || code[end] == '.'))
                .Select(string? (end) => code[..end]);

    private static Chart Draw(List<Node> nodes)
    {
        var top = nodes.Where(node => node.Parent is null).ToArray();
        var places = nodes
            .Select((node, place) => (node.Code, Id: DashboardContext.Invariant($"{place}")))
            .Where(each => each.Code is not null)
            .ToDictionary(each => each.Code!, each => each.Id, StringComparer.Ordinal);
        return Chart
            .Treemap(top.Select(Label), top.Select(node => node.Sums.Events))
            .Styled(figure =>
            {
                GenericChart
                    .getTraces(figure)
                    .Single()
                    .With(
                        ("ids", nodes.Select((_, place) => DashboardContext.Invariant($"{place}")).ToArray()),
                        ("labels", nodes.Select(node => FigureParts.Shown(Label(node))).ToArray()),
                        ("parents", nodes.Select(node => node.Parent is { } parent ? places[parent] : "").ToArray()),
                        ("values", nodes.Select(node => node.Sums.Events).ToArray()),
                        ("branchvalues", "total"),
                        ("marker", new Marker())
                    );
                return figure;
            });
    }

    private static string Label(Node node) => node.Code is { } code ? code : $"({Without})";

    private static string Sentence(List<Node> nodes, CellSums all)
    {
        var top = nodes.Where(node => node.Parent is null && node.Code is not null).ToArray();
        if (top.Length == 0)
        {
            return nodes.Count == 0 ? "No event is taken by this filter." : "No event has a category.";
        }

        var most = top.Where(node => node.Sums.Events == top[0].Sums.Events).Select(node => node.Code!).ToArray();
        return DashboardContext.Invariant(
            $"{Words.Count(top.Length, "category", "categories")} on the first level; most events are of {Words.First(most, 3)}: {(double)top[0].Sums.Events / all.Events:P2}{(most.Length > 1 ? " each" : "")}."
        );
    }

    /// <summary>A category, or null for events without one, with all below it.</summary>
    private sealed record Node(string? Code, int Level, string? Parent, CellSums Sums);
}
