using EcommerceNotebooks.StarSchema;

namespace Tests.StarSchema;

public sealed class StarSchemaModelTests
{
    [Fact]
    public void Relations_AreTheFactsAndThenTheDimensions() =>
        Assert.Equal(
            [
                "fact_daily_kpis",
                "fact_events",
                "fact_product_variants",
                "fact_purchases",
                "fact_sessions",
                "fact_user_days",
                "dim_products",
                "dim_sessions",
                "dim_time",
                "dim_users",
            ],
            StarSchemaModel.Relations.Select(contract => contract.Relation)
        );

    [Fact]
    public void ToChart_DrawsEveryForeignKeyBetweenRelations()
    {
        var keys = StarSchemaModel
            .Relations.SelectMany(contract =>
                contract.References.Select(reference => (contract.Relation, reference.TargetRelation))
            )
            .Distinct()
            .Count();

        Assert.Contains($"{keys} links", StarSchemaModel.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Contains(
            ("fact_events", "dim_users"),
            StarSchemaModel.Relations.SelectMany(contract =>
                contract.References.Select(reference => (contract.Relation, reference.TargetRelation))
            )
        );
    }
}
