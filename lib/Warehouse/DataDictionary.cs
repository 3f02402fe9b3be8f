using System.Text;

namespace EcommerceNotebooks.Warehouse;

/// <summary>The meaning of every relation and column, written from the contracts so that it cannot differ from what is checked.</summary>
public static class DataDictionary
{
    /// <summary>All contracts as Markdown: a heading for each layer, a table of columns for each relation.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var layer in TableContracts.All.GroupBy(contract => contract.Layer))
        {
            text.Append("## ").Append(layer.Key).Append("\n\n");
            foreach (var contract in layer)
            {
                Append(text, contract);
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder text, TableContract contract)
    {
        text.Append("### `").Append(contract.Relation).Append("`\n\n");
        text.Append(contract.Description).Append(" One row is ").Append(contract.Grain).Append(".\n\n");
        text.Append("| column | type | meaning |\n|---|---|---|\n");
        foreach (var column in contract.Columns)
        {
            text.Append("| `").Append(column.Name).Append("` | ").Append(TypeOf(column)).Append(" | ");
            text.Append(Escape(MeaningOf(contract, column))).Append(" |\n");
        }

        if (contract.Keys.Count > 0)
        {
            text.Append("\nUnique: ").AppendJoin("; ", contract.Keys.Select(Code)).Append('.');
        }

        if (contract.RowRules.Count > 0)
        {
            text.Append("\nIn every row: ").AppendJoin("; ", contract.RowRules.Select(rule => $"`{rule}`")).Append('.');
        }

        text.Append(contract.Keys.Count + contract.RowRules.Count > 0 ? "\n\n" : "\n");
    }

    private static string TypeOf(ColumnContract column)
    {
        var type = column.Type.StartsWith("ENUM(", StringComparison.Ordinal) ? "ENUM" : column.Type;
        return column.Nullable ? $"{type} NULL" : type;
    }

    private static string MeaningOf(TableContract contract, ColumnContract column)
    {
        var accepted =
            column.AcceptedValues.Count == 0
                ? ""
                : $" One of {string.Join(", ", column.AcceptedValues.Select(value => $"`{value}`"))}.";
        var targets = contract
            .References.Where(reference => reference.Column == column.Name)
            .Select(reference => $"`{reference.TargetRelation}.{reference.TargetColumn}`")
            .ToList();
        var references = targets.Count == 0 ? "" : $" Refers to {string.Join(" and ", targets)}.";
        return column.Meaning + accepted + references;
    }

    private static string Code(IReadOnlyList<string> columns) =>
        string.Join(", ", columns.Select(column => $"`{column}`"));

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
