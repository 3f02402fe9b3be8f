using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

/// <summary>The star schema as its contracts declare it.</summary>
public static class StarSchemaModel
{
    /// <summary>The contracts of facts and dimensions, facts first, then by name.</summary>
    public static IReadOnlyList<TableContract> Relations { get; } =
    [
        .. TableContracts
            .All.Where(contract =>
                contract.Layer is WarehouseLayer.Facts or WarehouseLayer.Dimensions
                || contract.Relation == "fact_sessions"
            )
            .OrderByDescending(contract => contract.Relation.StartsWith("fact_", StringComparison.Ordinal))
            .ThenBy(contract => contract.Relation, StringComparer.Ordinal),
    ];

    /// <summary>One row for each relation: what a row is, its key and what it refers to.</summary>
    public static Table ToTable() =>
        Table.Of(
            Relations.Select(contract => new
            {
                contract.Relation,
                OneRowIs = contract.Grain,
                Key = string.Join(", ", contract.Keys[0]),
                RefersTo = string.Join(
                    ", ",
                    contract.References.Select(reference => reference.TargetRelation).Distinct()
                ),
                contract.Description,
            }),
            "The star schema"
        );

    /// <summary>Which relation refers to which, as a flow from left to right; each reference is equally wide.</summary>
    public static Chart ToChart() =>
        Chart
            .Sankey(
                Relations
                    .SelectMany(contract =>
                        contract.References.Select(reference => (contract.Relation, reference.TargetRelation))
                    )
                    .Distinct()
                    .Select(link => new SankeyLink(link.Relation, link.TargetRelation, 1))
            )
            .Title("Foreign keys of the star schema");
}
