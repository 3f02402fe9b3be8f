using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Warehouse;

public sealed class ContractVerifierTests(ContractVerifierTests.LoadedShop loaded)
    : IClassFixture<ContractVerifierTests.LoadedShop>
{
    private static readonly string[] Relations =
    [
        "events",
        "events_quarantined",
        "fact_sessions",
        "visits",
        "visit_sessions",
        "dim_users",
        "dim_products",
        "dim_sessions",
        "dim_time",
        "fact_events",
        "fact_product_variants",
        "fact_purchases",
        "fact_user_days",
        "fact_daily_kpis",
    ];

    [Fact]
    public void Violations_CompleteLoad_FindsNone()
    {
        Assert.Empty(ContractVerifier.Violations(loaded.Shop.OnConnection, Relations));
    }

    [Theory]
    [InlineData("drop table dim_time", "dim_time", "the relation exists")]
    [InlineData("alter table dim_users drop total_spent", "dim_users", "column total_spent exists")]
    [InlineData(
        "alter table dim_users alter total_events type integer",
        "dim_users",
        "column total_events is BIGINT, not INTEGER"
    )]
    [InlineData(
        "update fact_events set time_id = null where event_id % 1000000000 = 3",
        "fact_events",
        "time_id is never NULL"
    )]
    [InlineData(
        "insert into dim_products select * from dim_products limit 1",
        "dim_products",
        "(product_id) is unique"
    )]
    [InlineData(
        "update fact_events set user_id = -5 where event_id % 1000000000 = 3",
        "fact_events",
        "user_id occurs in dim_users.user_id"
    )]
    [InlineData(
        "delete from dim_sessions where session_key % 1000000000 = 1",
        "fact_sessions",
        "session_key occurs in dim_sessions.session_key"
    )]
    [InlineData(
        "insert into fact_product_variants select * from fact_product_variants limit 1",
        "fact_product_variants",
        "(product_id, brand, category_id, category_code, price, event_type) is unique"
    )]
    [InlineData(
        "insert into fact_user_days select * from fact_user_days limit 1",
        "fact_user_days",
        "(user_id, date) is unique"
    )]
    [InlineData(
        "insert into fact_user_days select user_id, date '1999-12-31', 1, 0, 0, 0, 1, 0, 0 from fact_user_days limit 1",
        "fact_user_days",
        "date occurs in fact_daily_kpis.date"
    )]
    [InlineData(
        "update dim_users set user_segment = 'VIP'",
        "dim_users",
        "user_segment is one of Power User, Active User, Occasional User, One-time User"
    )]
    [InlineData(
        "update fact_sessions set session_end = session_start - interval 1 second",
        "fact_sessions",
        "session_end >= session_start"
    )]
    [InlineData(
        "update dim_time set day_of_week = day_of_week % 7 + 1",
        "dim_time",
        "day_of_week = isodow(event_date)"
    )]
    public void Violations_BrokenRelation_NamesTheRule(string damage, string relation, string rule)
    {
        using var undone = loaded.Shop.Connection.BeginTransaction();
        loaded.Shop.Connection.Execute(damage);

        var violations = ContractVerifier.Violations(loaded.Shop.OnConnection, Relations);

        Assert.Contains(violations, violation => violation.Relation == relation && violation.Rule == rule);
    }

    [Fact]
    public void Violations_ReferenceToARelationNotLoadedWithIt_IsNotChecked()
    {
        using var undone = loaded.Shop.Connection.BeginTransaction();
        loaded.Shop.Connection.Execute("delete from dim_users");

        Assert.Empty(ContractVerifier.Violations(loaded.Shop.OnConnection, ["fact_sessions"]));
    }

    [Fact]
    public void Violations_RelationWithoutContract_IsRefused()
    {
        using var shop = Shop.InMemory();

        Assert.Throws<ArgumentException>(() => ContractVerifier.Violations(shop.OnConnection, ["nothing"]));
    }

    [Fact]
    public void Verify_NumbersThatDiffer_ThrowsWithBothNumbers()
    {
        using var shop = Shop.InMemory();

        var exception = Assert.Throws<DataContractException>(() =>
            ContractVerifier.Verify(shop.OnConnection, [], [new Reconciliation("a = b", 10.00m, 10.01m)])
        );

        Assert.Equal("reconciliation: a = b: expected 10.00, actual 10.01 (observed 0.01)", exception.Message);
    }

    [Fact]
    public void All_EveryContract_KnowsItsOwnColumns()
    {
        foreach (var contract in TableContracts.All)
        {
            var columns = contract.Columns.Select(column => column.Name).ToList();
            Assert.Distinct(columns);
            Assert.All(contract.Keys.SelectMany(key => key), column => Assert.Contains(column, columns));
            Assert.All(contract.References, reference => Assert.Contains(reference.Column, columns));
            Assert.All(
                contract.References,
                reference =>
                    Assert.Contains(
                        TableContracts.Get(reference.TargetRelation).Keys,
                        key => key.SequenceEqual([reference.TargetColumn])
                    )
            );
        }
    }

    /// <summary>A complete warehouse, loaded once; what a test breaks is undone with its transaction.</summary>
    public sealed class LoadedShop : IDisposable
    {
        public LoadedShop()
        {
            Shop.Pipeline.Clean();
            Shop.Pipeline.BuildSessions();
            Shop.Pipeline.BuildStarSchema();
        }

        internal Shop Shop { get; } = RawEvents.Open(RawEvents.Draw(seed: 77, count: 80));

        public void Dispose() => Shop.Dispose();
    }
}
