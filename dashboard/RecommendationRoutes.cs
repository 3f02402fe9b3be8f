using System.Globalization;
using System.Text.Json;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations.Chain;

namespace Dashboard;

/// <summary>What to offer next: with a product, a session or a user, and the rules of one product.</summary>
internal sealed class RecommendationRoutes(Answers answers)
{
    private const int MostProducts = 100;
    private static readonly string[] Baskets = ["product", "products", "session", "user"];

    /// <summary>Adds the routes.</summary>
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/api/recommendations", Recommend);
        routes.Map("/api/affinity/{product}", Affinity);
    }

    private Task Recommend(HttpContext context)
    {
        var query = AddressQuery.Of(context.Request, [.. Baskets, "k", "perBrand"]);
        var basket = BasketOf(query);
        var options = new RecommendationOptions
        {
            K = (int)query.Number("k", 10, 1, 100),
            MaxPerBrand = query.Text("perBrand") is null ? null : (int)query.Number("perBrand", 1, 1, 100),
        };
        return answers.WriteKept(
            context,
            $"recommendations {query.Canonical}",
            isSlow: false,
            (session, warehouse) =>
            {
                var list = session.Recommendations.For(basket, options);
                return AnswerJson.Object(json =>
                {
                    json.WriteNumber("basketProducts", list.BasketProducts);
                    json.Table("table", list.ToTable());
                    json.WriteString("version", warehouse.Summary.Version);
                });
            }
        );
    }

    private Task Affinity(HttpContext context)
    {
        _ = AddressQuery.Of(context.Request);
        long product = Id("product", ApiRoutes.Part(context, "product"));
        return answers.WriteKept(
            context,
            FormattableString.Invariant($"affinity {product}"),
            isSlow: false,
            (session, _) =>
                AnswerJson.List(
                    session.Recommendations.Affinity(product),
                    (json, rule) =>
                    {
                        json.Value("product", rule.OtherId);
                        json.WriteNumber("rank", rule.Rank);
                        json.WriteNumber("baskets", rule.BothBaskets);
                        json.WriteNumber("confidence", rule.Measures.Confidence);
                        json.WriteNumber("lift", rule.Measures.Lift);
                        json.WriteNumber("q", rule.QValue);
                        json.WriteBoolean("significant", rule.IsSignificant);
                        json.WriteString("reason", rule.Reason);
                    }
                )
        );
    }

    private static RecommendationBasket BasketOf(AddressQuery query)
    {
        string[] given = [.. Baskets.Where(name => query.Text(name) is not null)];
        if (given.Length != 1)
        {
            throw new ArgumentException($"One of the parameters {string.Join(", ", Baskets)} is needed.");
        }

        string text = query.Text(given[0])!;
        return given[0] switch
        {
            "product" => RecommendationBasket.Product(Id("product", text)),
            "session" => RecommendationBasket.Session(Id("session", text)),
            "user" => RecommendationBasket.User(Id("user", text)),
            _ => RecommendationBasket.Products(Ids(text)),
        };
    }

    private static long[] Ids(string text)
    {
        string[] parts = text.Split(',', MostProducts + 1);
        return parts.Length <= MostProducts
            ? [.. parts.Select(part => Id("products", part))]
            : throw new ArgumentException($"At most {MostProducts} products are asked for at once.");
    }

    private static long Id(string name, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long id)
            ? id
            : throw new ArgumentException($"The parameter {name} is a whole number.");
}
