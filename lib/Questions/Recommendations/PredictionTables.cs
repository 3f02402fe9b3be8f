using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>The tables that recommendations are looked up in, none of which the pipeline builds.</summary>
internal static class PredictionTables
{
    internal const string Affinity = "predictions_product_affinity";
    internal const string Neighbours = "predictions_product_neighbours";
    internal const string Followers = "predictions_product_followers";

    private static readonly Dictionary<string, string> Builders = new()
    {
        [Affinity] = nameof(RecommendationRoom.BuildAffinity),
        [Neighbours] = nameof(RecommendationRoom.BuildNeighbours),
        [Followers] = nameof(RecommendationRoom.BuildFollowers),
    };

    /// <summary>Reads a table; whether it is there is only asked where that fails.</summary>
    /// <exception cref="InvalidOperationException">It is not built yet; the message names the call that builds it.</exception>
    internal static T Read<T>(ShopSession session, string table, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqlScriptException) when (!BuiltRelations.Exists(session, table))
        {
            Require(session, table);
            throw;
        }
    }

    /// <summary>Refuses a warehouse without these tables.</summary>
    /// <exception cref="InvalidOperationException">One is not built yet; the message names the call that builds it.</exception>
    internal static void Require(ShopSession session, params IReadOnlyList<string> tables)
    {
        if (tables.FirstOrDefault(table => !BuiltRelations.Exists(session, table)) is { } missing)
        {
            throw new InvalidOperationException(
                $"There is no table {missing} yet: call shop.Recommendations.{Builders[missing]}() first."
            );
        }
    }
}
