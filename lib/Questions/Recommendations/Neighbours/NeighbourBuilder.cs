using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Recommendations.Neighbours;

/// <summary>Pairs the products of sessions, a part of the products at a time, so that what is grouped at once fits into memory.</summary>
internal static class NeighbourBuilder
{
    /// <summary>Writes the neighbours of all products.</summary>
    internal static NeighbourReport Neighbours(ShopSession session, NeighbourOptions options)
    {
        var items = Items(session, options);
        var bm25 = options.Similarity == NeighbourSimilarity.Bm25;
        Script(bm25 ? "bm25" : "cosine").Execute(session, bm25 ? new { k1 = options.K1, b = options.B } : null);
        Script(bm25 ? "bm25 norms" : "cosine norms").Execute(session);
        return Write(
            session,
            options,
            items,
            PredictionTables.Neighbours,
            "neighbours",
            new { min_sessions = options.MinSessions }
        );
    }

    /// <summary>Writes what follows all products.</summary>
    internal static NeighbourReport Followers(ShopSession session, NeighbourOptions options) =>
        Write(
            session,
            options,
            Items(session, options),
            PredictionTables.Followers,
            "followers",
            new { min_sessions = options.MinSessions, steps = options.Steps }
        );

    /// <summary>The neighbours of a product, the best first.</summary>
    internal static IReadOnlyList<ProductNeighbour> NeighboursOf(ShopSession session, long product) =>
        Of<ProductNeighbour>(session, "neighbours of product", PredictionTables.Neighbours, product);

    /// <summary>What follows a product, the most often first.</summary>
    internal static IReadOnlyList<ProductFollower> FollowersOf(ShopSession session, long product) =>
        Of<ProductFollower>(session, "followers of product", PredictionTables.Followers, product);

    private static long Items(ShopSession session, NeighbourOptions options)
    {
        var weights = options.Checked().Weights;
        new FilteredEvents(session, options.FilterUntil(), "fact_events").Execute(
            Script("items"),
            new
            {
                view = weights.View,
                cart = weights.Cart,
                purchase = weights.Purchase,
                session_products = options.SessionProducts,
            }
        );
        return Script("count").QuerySingle<long>(session);
    }

    private static NeighbourReport Write(
        ShopSession session,
        NeighbourOptions options,
        long items,
        string relation,
        string section,
        object parameters
    )
    {
        Script("table").Execute(session);
        var parts = 1 + (items / options.ItemsAtOnce);
        for (var part = 0L; part < parts; part++)
        {
            Script(section)
                .Execute(
                    session,
                    QueryParameters.Of(
                        parameters,
                        new
                        {
                            part,
                            parts,
                            neighbours = options.Neighbours,
                        }
                    )
                );
        }

        Script("end").Execute(session);
        var (products, rows) = Script("written").QuerySingle<(long, long)>(session);
        WarehouseLoad.Run(
            session,
            load =>
            {
                load.Create(typeof(NeighbourBuilder), relation);
                ContractVerifier.Verify(session, [relation], []);
                return rows;
            }
        );
        return new(relation, options, items, products, rows);
    }

    private static IReadOnlyList<T> Of<T>(ShopSession session, string section, string table, long product) =>
        PredictionTables.Read(session, table, () => Script(section).Query<T>(session, new { product }));

    private static SqlScript Script(string section) =>
        SqlScript.Load(typeof(NeighbourBuilder), "neighbours.sql", section);
}
