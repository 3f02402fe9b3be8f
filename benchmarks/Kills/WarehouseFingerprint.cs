using System.Globalization;
using Benchmarks.Pipeline;
using Benchmarks.Sources;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;

namespace Benchmarks.Kills;

/// <summary>What is in the relations of a warehouse, in so few figures that two warehouses can be compared.</summary>
internal static class WarehouseFingerprint
{
    private static readonly string[] NotPrepared =
    [
        "data_quality_results",
        "predictions_product_affinity",
        "predictions_product_followers",
        "predictions_product_neighbours",
        "predictions_propensity",
    ];

    /// <summary>Rows of every relation that a contract describes, and sum and exclusive or of its rows' hashes, by the order of rows in no way.</summary>
    internal static IReadOnlyDictionary<string, string> Of(string folder, EngineLimits limits)
    {
        using var shop = Shop.Open(Path.Combine(folder, PipelineRuns.Warehouse), limits.ToShopOptions());
        Dictionary<string, string> figures = new(StringComparer.Ordinal);
        foreach (var relation in TableContracts.All.Select(contract => contract.Relation).Except(NotPrepared))
        {
            var (rows, sum, parity) = shop.Connection.QuerySingle<(long, decimal, decimal)>(
                $"""
                select
                    count(*),
                    cast(coalesce(sum(cast(hash(r) % 1000000007 as bigint)), 0) as decimal(28, 0)),
                    cast(coalesce(bit_xor(hash(r)), 0) as decimal(28, 0)),
                from {SqlQuoting.Identifier(relation)} as r
                """
            );
            figures[$"rows of {relation}"] = rows.ToString(CultureInfo.InvariantCulture);
            figures[$"hashes of {relation}"] = string.Create(CultureInfo.InvariantCulture, $"{sum} {parity}");
        }

        return figures;
    }
}
