using EcommerceNotebooks.Warehouse;

namespace Tests.Warehouse;

/// <summary>Contracts as they are read from schema files.</summary>
public sealed class TableContractsTests
{
    private const string Table = """
        - name: visits
          layer: Sessions
          row: a visit
          description: Visits.
          columns:
            - name: visit_key
              type: BIGINT
              meaning: The visit.
            - name: kind
              type: ENUM('short', 'it''s long')
              nullable: true
              meaning: What it is.
            - name: user_id
              type: BIGINT
              refers_to: [dim_users.user_id]
              meaning: The user.
          keys:
            - [visit_key]
          rules:
            - visit_key >= 1
        """;

    [Fact]
    public void Read_ATable_GivesItsContract()
    {
        var contract = Assert.Single(TableContracts.Read("x/schema.yml", Table));

        Assert.Equal(
            ("visits", WarehouseLayer.Sessions, "a visit", "Visits."),
            (contract.Relation, contract.Layer, contract.Grain, contract.Description)
        );
        Assert.Equal(["visit_key", "kind", "user_id"], contract.Columns.Select(column => column.Name));
        Assert.Equal([false, true, false], contract.Columns.Select(column => column.Nullable));
        Assert.Equal(["short", "it's long"], contract.Columns[1].AcceptedValues);
        Assert.Equal([new ColumnReference("user_id", "dim_users", "user_id")], contract.References);
        Assert.Equal(["visit_key"], Assert.Single(contract.Keys));
        Assert.Equal(["visit_key >= 1"], contract.RowRules);
    }

    [Theory]
    [InlineData("  row: a visit\n", "", "x/schema.yml, line 18: Missing properties")]
    [InlineData("layer: Sessions", "layer: Cellar", "x/schema.yml, line 2: ")]
    [InlineData("  keys:", "  key:", "x/schema.yml, line 17: ")]
    [InlineData("[dim_users.user_id]", "[dim_users]", "x/schema.yml: visits.user_id refers to \"dim_users\"")]
    public void Read_AFileThatIsWrong_NamesFileAndPlace(string right, string wrong, string message)
    {
        var error = Assert.Throws<FormatException>(() =>
            TableContracts.Read("x/schema.yml", Table.Replace(right, wrong, StringComparison.Ordinal))
        );

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
