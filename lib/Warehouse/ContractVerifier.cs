using System.Data.Common;
using System.Globalization;
using EcommerceNotebooks.Warehouse.Checks;

namespace EcommerceNotebooks.Warehouse;

/// <summary>Holds relations against their contracts and layers against each other.</summary>
public static class ContractVerifier
{
    /// <summary>
    /// Every broken rule of the relations' contracts: missing columns and wrong types, NULLs, repeated keys, values not accepted, row rules, and references between the relations named. Empty when all hold.
    /// </summary>
    /// <exception cref="ArgumentException">A relation has no contract.</exception>
    /// <exception cref="SqlScriptException">A relation cannot be read.</exception>
    public static IReadOnlyList<ContractViolation> Violations(
        ShopSession session,
        IReadOnlyCollection<string> relations
    )
    {
        ArgumentNullException.ThrowIfNull(relations);
        var contracts = relations.Select(TableContracts.Get).ToList();
        var violations = contracts.SelectMany(contract => StructureViolations(session, contract)).ToList();
        var misshapen = violations.Select(violation => violation.Relation).ToHashSet(StringComparer.Ordinal);
        var sound = contracts.Where(contract => !misshapen.Contains(contract.Relation)).ToList();
        var soundRelations = sound.Select(contract => contract.Relation).ToHashSet(StringComparer.Ordinal);
        foreach (var contract in sound)
        {
            violations.AddRange(
                ContractChecks
                    .Of(contract, soundRelations)
                    .Where(check => check is not NotNullCheck and not RowRuleCheck)
                    .Concat(BrokenNotNull(session, contract))
                    .Concat(BrokenRowRules(session, contract))
                    .Select(check => check.Run(session))
                    .Where(result => result.Status == CheckStatus.Failed)
                    .Select(result => new ContractViolation(
                        result.Relation,
                        result.Rule,
                        result.Observed,
                        result.SampleKeys
                    ))
            );
        }

        return violations;
    }

    /// <summary>Throws when a contract of the relations or one of the reconciliations does not hold; called before a load commits.</summary>
    /// <exception cref="DataContractException">A rule is broken or two numbers differ.</exception>
    public static void Verify(
        ShopSession session,
        IReadOnlyCollection<string> relations,
        IEnumerable<Reconciliation> reconciliations
    )
    {
        ArgumentNullException.ThrowIfNull(reconciliations);
        var violations = reconciliations
            .Where(reconciliation => !reconciliation.Holds)
            .Select(broken => new ContractViolation("reconciliation", broken.ToString(), (double)broken.Difference, []))
            .Concat(Violations(session, relations))
            .ToList();
        if (violations.Count > 0)
        {
            throw new DataContractException(violations);
        }
    }

    private static List<ContractViolation> StructureViolations(ShopSession session, TableContract contract)
    {
        var types = SqlScript
            .Load(typeof(ContractVerifier), "relation_columns.sql")
            .Query<RelationColumn>(session, new { relation = contract.Relation })
            .ToDictionary(column => column.ColumnName, column => column.DataType, StringComparer.Ordinal);
        if (types.Count == 0)
        {
            return [new ContractViolation(contract.Relation, "the relation exists", null, [])];
        }

        var violations = new List<ContractViolation>();
        foreach (var column in contract.Columns)
        {
            if (!types.TryGetValue(column.Name, out var type))
            {
                violations.Add(new ContractViolation(contract.Relation, $"column {column.Name} exists", null, []));
            }
            else if (!column.Allows(type))
            {
                violations.Add(
                    new ContractViolation(
                        contract.Relation,
                        $"column {column.Name} is {column.Type}, not {type}",
                        null,
                        []
                    )
                );
            }
        }

        return violations;
    }

    /// <summary>Counts all columns in one pass and gives a check only for those that hold a NULL and must not.</summary>
    private static List<NotNullCheck> BrokenNotNull(ShopSession session, TableContract contract)
    {
        var counts = SqlScript
            .Load(typeof(ContractVerifier), "relations.sql", "value counts")
            .QuerySingle<dynamic>(
                session,
                new
                {
                    relation = SqlQuoting.Relation(contract.Relation),
                    columns = QueryParameters.List(contract.Columns.Select(column => column.Name)),
                }
            );
        var byColumn = (IDictionary<string, object>)counts;
        var rows = (long)byColumn["row_count"];
        return
        [
            .. contract
                .Columns.Where(column => !column.Nullable && (long)byColumn[column.Name] < rows)
                .Select(column => new NotNullCheck(contract.Relation, column.Name)),
        ];
    }

    /// <summary>Tries all row rules in one pass and gives a check only for those that a row breaks.</summary>
    private static IEnumerable<RowRuleCheck> BrokenRowRules(ShopSession session, TableContract contract)
    {
        if (contract.RowRules.Count == 0)
        {
            return [];
        }

        var rules = string.Join(", ", contract.RowRules.Select(rule => $"coalesce(bool_and({rule}), true)"));
        var broken = SqlScript
            .Load(typeof(ContractVerifier), "broken_row_rules.sql")
            .QuerySingle<string>(
                session,
                new { rules_held = $"select [{rules}] as rules from {SqlQuoting.Identifier(contract.Relation)}" }
            )
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture));
        return broken.Select(number => new RowRuleCheck(contract.Relation, contract.RowRules[number - 1]));
    }
}
