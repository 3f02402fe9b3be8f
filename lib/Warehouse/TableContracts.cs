namespace EcommerceNotebooks.Warehouse;

/// <summary>The contracts of all relations of the warehouse.</summary>
public static class TableContracts
{
    private static readonly Lazy<IReadOnlyList<TableContract>> Declared = new(() =>
        [
            .. AssemblyParts
                .Create<IContractSource>()
                .Select(source => source.Contract)
                .OrderBy(contract => contract.Layer)
                .ThenBy(contract => contract.Relation, StringComparer.Ordinal),
        ]
    );

    /// <summary>Every contract, by layer and then by the relation's name.</summary>
    public static IReadOnlyList<TableContract> All => Declared.Value;

    /// <summary>The contract of a relation, or null where there is none.</summary>
    public static TableContract? Find(string relation) =>
        All.FirstOrDefault(contract => contract.Relation.Equals(relation, StringComparison.Ordinal));

    /// <summary>The contract of a relation.</summary>
    /// <exception cref="ArgumentException">The relation has no contract.</exception>
    public static TableContract Get(string relation) =>
        Find(relation)
        ?? throw new ArgumentException(
            $"relation \"{relation}\" has no contract; those with one are {string.Join(", ", All.Select(contract => contract.Relation))}.",
            nameof(relation)
        );
}
