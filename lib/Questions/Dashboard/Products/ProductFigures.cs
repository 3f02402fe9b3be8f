using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Charts.Figures;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Statistics;
using Plotly.NET;
using Plotly.NET.TraceObjects;
using Chart = EcommerceNotebooks.Charts.Chart;

namespace EcommerceNotebooks.Questions.Dashboard.Products;

/// <summary>The products that bring most revenue.</summary>
internal sealed class TopProducts(Figure figure) : DashboardFigure
{
    private const int Shown = 20;

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        context.SelectEvents();
        var products = context.Query<Product>("Products/products.sql", "first products", new { rows = Shown });
        var rows = products.Select(product => new
        {
            product.ProductId,
            product.Brand,
            product.CategoryCode,
            MeanItemPrice = product.PricedPurchases == 0
                ? null
                : (decimal?)decimal.Round(product.Revenue / product.PricedPurchases, 2),
            product.Events,
            product.Views,
            product.Revenue,
            product.Purchases,
            PurchasesPerView = product.Views == 0 ? null : (double?)product.Purchases / product.Views,
        });
        return new FigureAnswer(
            figure,
            Table
                .Of(rows, figure.Title)
                .WithFormat(ColumnFormat.Automatic.OrElse("unknown_brand"), "brand")
                .WithFormat(ColumnFormat.Automatic.OrElse("uncategorized"), "category_code")
                .WithFormat(ColumnFormat.Automatic.OrElse("no priced items"), "mean_item_price")
                .WithFormat(ColumnFormat.Percent().OrElse("no views"), "purchases_per_view")
        )
        {
            Chart = Draw(products).Title(figure.Title),
            Keys = ["product_id"],
            Numbers = Named("mean_item_price", "events", "views", "revenue", "purchases", "purchases_per_view"),
            Selection = new FigureSelection("brand", "brand"),
            Sentences = [Sentence(products)],
            Source = DashboardContext.OfEvents,
        };
    }

    private static Chart Draw(IReadOnlyList<Product> products) =>
        products.Count == 0 ? Chart.Nothing("There are no events.")
        : products.All(product => product.Revenue == 0) ? Chart.Nothing("There is no revenue.")
        : Chart
            .HorizontalBar(
                products.Select(Label),
                products.Select(product => product.Revenue),
                hover: products.Select(product =>
                    DashboardContext.Invariant(
                        $"{Label(product)}: {product.Revenue:N2} from {Words.Count(product.Purchases, "item")}{(product.PricedPurchases == 0 ? "" : DashboardContext.Invariant($" at {product.Revenue / product.PricedPurchases:N2} on average"))}"
                    )
                )
            )
            .XAxis("revenue");

    private static string Label(Product product) =>
        DashboardContext.Invariant($"{product.ProductId} {product.Brand ?? "unknown_brand"}");

    private static string Sentence(IReadOnlyList<Product> products)
    {
        if (products.Count == 0 || products[0].Total <= 0)
        {
            return products.Count == 0
                ? "No event is taken by this filter."
                : "There is no revenue to rank products by.";
        }

        var share = (double)(products.Sum(product => product.Revenue) / products[0].Total);
        return DashboardContext.Invariant(
            $"The first {products.Count} of {Words.Count(products[0].Products, "product")} bring {share:P2} of {products[0].Total:N2}."
        );
    }

    private sealed record Product(
        long ProductId,
        string? Brand,
        string? CategoryCode,
        long Events,
        long Views,
        long Purchases,
        long PricedPurchases,
        decimal Revenue,
        long Products,
        decimal Total
    );
}

/// <summary>Mean price of products against how often they are bought for each view, of products seen often enough to tell.</summary>
internal sealed class PriceBubbles(Figure figure) : DashboardFigure
{
    internal const int LeastViews = 30;
    private const int Shown = 300;
    private const double LargestBubble = 40;

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        context.SelectEvents();
        var products = context.Query<Product>(
            "Products/products.sql",
            "viewed products",
            new { views = LeastViews, rows = Shown }
        );
        var rows = products.Select(product => new
        {
            product.ProductId,
            product.Brand,
            product.CategoryCode,
            product.MeanPrice,
            product.Events,
            product.Views,
            product.Revenue,
            product.Purchases,
            product.PurchasesPerView,
            product.Interval?.Low,
            product.Interval?.High,
        });
        return new FigureAnswer(
            figure,
            Table
                .Of(rows, figure.Title)
                .WithFormat(ColumnFormat.Automatic.OrElse("unknown_brand"), "brand")
                .WithFormat(ColumnFormat.Automatic.OrElse("uncategorized"), "category_code")
                .WithFormat(ColumnFormat.Automatic.OrElse("no prices"), "mean_price")
                .WithFormat(ColumnFormat.Percent().OrElse("more purchases than views"), "low", "high")
                .WithFormat(ColumnFormat.Percent(), "purchases_per_view")
        )
        {
            Chart = Draw(products).Title(figure.Title),
            Keys = ["product_id"],
            Numbers = Named("mean_price", "events", "views", "revenue", "purchases", "purchases_per_view"),
            Selection = new FigureSelection("brand", "brand"),
            Sentences = Sentences(products),
            Source = DashboardContext.OfEvents,
        };
    }

    // Plotly places no price of 0 or less on a logarithmic axis.
    private static Chart Draw(IReadOnlyList<Product> products)
    {
        var drawn = products.Where(product => product.MeanPrice > 0).ToArray();
        return drawn.Length == 0
            ? Chart.Nothing(
                products.Count == 0
                    ? $"No product has {LeastViews} views or more."
                    : "No product with enough views has a price above 0."
            )
            : Chart
                .Scatter(
                    drawn.Select(product => product.MeanPrice),
                    drawn.Select(product => product.PurchasesPerView),
                    hover: drawn.Select(product =>
                        DashboardContext.Invariant(
                            $"{product.ProductId}, {product.Brand ?? "unknown_brand"}, {product.CategoryCode ?? "uncategorized"}: {Words.Count(product.Purchases, "item")} from {Words.Count(product.Views, "view")} ({product.PurchasesPerView:P2}), revenue {product.Revenue:N2}"
                        )
                    )
                )
                .XAxis("mean price", log: true)
                .YAxis("purchases per view", ".1%")
                .Styled(figure =>
                {
                    GenericChart.getTraces(figure).Single().With(("marker", Markers(drawn)));
                    return figure;
                });
    }

    private static Marker Markers(Product[] products)
    {
        var most = Math.Max(1, products.Max(product => product.Purchases));
        return new Marker().With(
            (
                "size",
                products
                    .Select(product => Math.Max(5, LargestBubble * Math.Sqrt((double)product.Purchases / most)))
                    .ToArray()
            ),
            ("color", products.Select(product => (double)product.Revenue).ToArray()),
            ("colorscale", Palette.Scale()),
            ("showscale", true),
            ("colorbar", new ColorBar().With(("title", FigureParts.Titled("revenue")))),
            ("opacity", 0.8)
        );
    }

    private static string[] Sentences(IReadOnlyList<Product> products)
    {
        if (products.Count == 0)
        {
            return [$"No product has {LeastViews} views or more, and fewer say too little of how often it is bought."];
        }

        var shown = DashboardContext.Invariant(
            $"{Words.Count(products.Count, "product")} of the {products[0].Products:N0} with {LeastViews} views or more {(products.Count == 1 ? "is" : "are")} shown, those seen most."
        );
        var judged = products.Where(product => product.Interval is not null).ToArray();
        (long, long)[] rates = [.. judged.Select(product => (product.Purchases, product.Views))];
        if (judged.Length < 2 || HighestRate.Of(rates) is not { } highest || judged[highest.Index].Purchases == 0)
        {
            return [shown];
        }

        var first = judged[highest.Index];
        var rate = DashboardContext.Invariant(
            $"{first.PurchasesPerView:P2} of its views (95 % interval {first.Interval!.Low:P2} to {first.Interval.High:P2})"
        );
        return
        [
            shown,
            highest.IsClear
                ? DashboardContext.Invariant($"Product {first.ProductId} is bought most often for a view: {rate}.")
                : DashboardContext.Invariant(
                    $"No product is clearly bought most often for a view: the interval of {first.ProductId}, {rate}, overlaps those of {highest.Tied(rates).Count - 1:N0} others."
                ),
        ];
    }

    private sealed record Product(
        long ProductId,
        string? Brand,
        string? CategoryCode,
        long Events,
        long Views,
        long Purchases,
        long PricedEvents,
        decimal Prices,
        decimal Revenue,
        long Products
    )
    {
        internal decimal? MeanPrice => PricedEvents == 0 ? null : decimal.Round(Prices / PricedEvents, 2);

        internal double PurchasesPerView => (double)Purchases / Views;

        internal ConfidenceInterval? Interval => Purchases > Views ? null : WilsonInterval.Of(Purchases, Views);
    }
}
