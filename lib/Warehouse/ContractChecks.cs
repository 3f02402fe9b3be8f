using EcommerceNotebooks.Warehouse.Checks;

namespace EcommerceNotebooks.Warehouse;

/// <summary>Turns a contract into the checks that hold a relation against it.</summary>
internal static class ContractChecks
{
    /// <summary>All checks of a contract; references only to relations among <paramref name="loadedTogether"/>.</summary>
    internal static IEnumerable<DataCheck> Of(TableContract contract, IReadOnlyCollection<string> loadedTogether)
    {
        foreach (var column in contract.Columns)
        {
            if (!column.Nullable)
            {
                yield return new NotNullCheck(contract.Relation, column.Name);
            }

            // An ENUM can hold nothing but its values, so there is nothing to count.
            if (column.AcceptedValues.Count > 0 && !column.Type.StartsWith("ENUM(", StringComparison.Ordinal))
            {
                yield return new AcceptedValuesCheck(contract.Relation, column.Name, column.AcceptedValues);
            }
        }

        foreach (var key in contract.Keys)
        {
            yield return new UniqueCheck(contract.Relation, key);
        }

        foreach (
            var reference in contract.References.Where(reference => loadedTogether.Contains(reference.TargetRelation))
        )
        {
            yield return new RelationshipCheck(
                contract.Relation,
                reference.Column,
                reference.TargetRelation,
                reference.TargetColumn
            );
        }

        foreach (var rule in contract.RowRules)
        {
            yield return new RowRuleCheck(contract.Relation, rule);
        }
    }
}
