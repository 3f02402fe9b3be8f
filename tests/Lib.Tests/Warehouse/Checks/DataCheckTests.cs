using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;
using Tests.Support;

namespace Tests.Warehouse.Checks;

public sealed class DataCheckTests
{
    private const string Rows = """
        create table things as
        select * from (values
            (1, 'red', 1.50, date '2019-11-01'),
            (2, 'blue', -2.00, date '2019-11-02'),
            (2, null, null, date '2019-11-03'),
            (3, 'Red', 99.00, null)
        ) as rows (id, colour, price, day)
        """;

    [Fact]
    public void NotNull_Values_CountsNullsAndNamesTheirKeys()
    {
        AssertFails(new NotNullCheck("things", "colour") { KeyColumns = ["id", "day"] }, 1, ["2, 2019-11-03"]);
        AssertPasses(new NotNullCheck("things", "id"));
    }

    [Fact]
    public void Unique_Values_CountsKeysThatRepeat()
    {
        AssertFails(new UniqueCheck("things", "id"), 1, ["2"]);
        AssertPasses(new UniqueCheck("things", "id", "colour"));
    }

    [Fact]
    public void Unique_TwoNulls_AreTheSameKey()
    {
        using var shop = Open("create table things as select null::integer as id from range(2)");

        Assert.Equal(CheckStatus.Failed, new UniqueCheck("things", "id").Run(shop.OnConnection).Status);
    }

    [Theory]
    [InlineData("(1, 'b'), (2, 'a'), (2, 'b'), (3, 'a')", 0)]
    [InlineData("(1, 'b'), (2, 'a'), (2, 'a'), (3, 'a')", 1)]
    [InlineData("(1, 'b'), (2, 'a'), (3, 'a'), (2, 'a')", 1)]
    [InlineData("(1, 'b'), (1, null), (2, 'a'), (1, null)", 1)]
    public void Unique_RowsInOrderButForOne_AreLookedAtAsAWhole(string rows, int repeated)
    {
        using var shop = Open($"create table things as select * from (values {rows}) as rows (id, colour)");

        Assert.Equal(repeated, new UniqueCheck("things", "id", "colour").Run(shop.OnConnection).Observed);
    }

    [Theory]
    [InlineData("select (i * 7 + 3) % 1000 - 500 as id from range(1000) as rows (i)", 0)]
    [InlineData("select (i * 7 + 3) % 999 - 500 as id from range(1000) as rows (i)", 1)]
    [InlineData("select (i * 7 + 3) % 1000 * 1000000000 as id from range(1001) as rows (i)", 1)]
    [InlineData("select cast((i * 7 + 3) % 1000 as utinyint) as id from range(36) as rows (i)", 0)]
    [InlineData("select cast((i * 7 + 3) % 999 as varchar) as id from range(1000) as rows (i)", 1)]
    [InlineData("select date '2019-10-01' + cast((i * 7) % 10 as integer) as id from range(10) as rows (i)", 0)]
    [InlineData("select unnest([9223372036854775807, -9223372036854775807, 0, 0]) as id", 1)]
    [InlineData("select unnest([3, null, 2, null]) as id", 1)]
    [InlineData("select 1 as id limit 0", 0)]
    public void Unique_NumbersInNoOrder_CountsThoseThatRepeat(string rows, int repeated)
    {
        using var shop = Open($"create table things as {rows}");

        Assert.Equal(repeated, new UniqueCheck("things", "id").Run(shop.OnConnection).Observed);
    }

    [Fact]
    public void AcceptedValues_Values_CountsTheOthersButNotNull()
    {
        AssertFails(new AcceptedValuesCheck("things", "colour", "red", "blue") { KeyColumns = ["id"] }, 1, ["3"]);
        AssertPasses(new AcceptedValuesCheck("things", "colour", "red", "blue", "Red"));
    }

    [Fact]
    public void Range_Values_IncludesBothEnds()
    {
        AssertPasses(new RangeCheck("things", "price", -2m, 99m));
        AssertFails(new RangeCheck("things", "price", -1.99m, null) { KeyColumns = ["id"] }, 1, ["2"]);
        AssertFails(new RangeCheck("things", "price", null, 98.99m) { KeyColumns = ["id"] }, 1, ["3"]);
    }

    [Fact]
    public void Relationship_Values_CountsOrphansButNotNull()
    {
        using var shop = Open(Rows + "; create table colours as select 'red' as name union all select 'blue'");

        var result = new RelationshipCheck("things", "colour", "colours", "name").Run(shop.OnConnection);

        Assert.Equal(1, result.Observed);
        Assert.Equal(["Red"], result.SampleKeys);
    }

    [Fact]
    public void RowRule_Values_CountsRowsForWhichItIsFalse()
    {
        AssertFails(new RowRuleCheck("things", "price > 0") { KeyColumns = ["id"] }, 1, ["2"]);
        AssertPasses(new RowRuleCheck("things", "id between 1 and 3"));
    }

    [Fact]
    public void RowCountReconcile_OtherRelations_GivesTheDifference()
    {
        using var shop = Open(
            Rows + "; create table ones as select 1 as id; create table twos as select 1 as id from range(2)"
        );

        Assert.Equal(1, new RowCountReconcileCheck("things", "ones", "twos").Run(shop.OnConnection).Observed);
        Assert.Equal(
            CheckStatus.Passed,
            new RowCountReconcileCheck("things", "ones", "ones", "twos").Run(shop.OnConnection).Status
        );
    }

    [Fact]
    public void Regex_Pattern_MustMatchTheWholeText()
    {
        AssertFails(new RegexCheck("things", "colour", "[a-z]+") { KeyColumns = ["id"] }, 1, ["3"]);
        AssertFails(new RegexCheck("things", "colour", "re") { KeyColumns = ["id"] }, 3, ["1", "2", "3"]);
        AssertPasses(new RegexCheck("things", "id", "[0-9]"));
    }

    [Fact]
    public void Freshness_AsOf_LooksOnlyAtWhatWasBefore()
    {
        using var shop = Open(
            "create table things as select unnest([timestamp '2019-11-01 00:00:00', timestamp '2019-11-02 06:00:00']) as seen"
        );
        FreshnessCheck At(int day, int hour) =>
            new("things", "seen", new DateTime(2019, 11, day, hour, 0, 0)) { Threshold = 24 };

        Assert.Equal(6, At(1, 6).Run(shop.OnConnection).Observed);
        Assert.Equal(30, At(2, 6).Run(shop.OnConnection).Observed);
        Assert.Equal(CheckStatus.Failed, At(2, 6).Run(shop.OnConnection).Status);
        Assert.Equal(CheckStatus.Passed, At(3, 6).Run(shop.OnConnection).Status);
        Assert.Equal(CheckStatus.NotComputed, At(1, 0).Run(shop.OnConnection).Status);
        Assert.NotNull(At(1, 0).Run(shop.OnConnection).Reason);
    }

    [Fact]
    public void NullRateDelta_DayWithManyNulls_IsFoundInPercentagePoints()
    {
        using var shop = Open(
            "create table things as select date '2019-11-01' + cast(d as integer) as day, case when i < (case when d = 3 then 60 else 20 end) then null else 1 end as brand from range(5) as days (d), range(100) as rows (i)"
        );

        var result = new NullRateDeltaCheck("things", "brand", "day")
        {
            Threshold = 5,
            TrailingDays = 3,
            MinimumDays = 3,
        }.Run(shop.OnConnection);

        Assert.Equal(40, result.Observed!.Value, 6);
        Assert.Equal(["2019-11-04", "2019-11-05"], result.SampleKeys);
        Assert.Equal(
            CheckStatus.NotComputed,
            new NullRateDeltaCheck("things", "brand", "day") { MinimumDays = 5 }
                .Run(shop.OnConnection)
                .Status
        );
    }

    [Fact]
    public void VolumeAnomaly_Peak_EqualsTheZOfItsTrailingDays()
    {
        int[] counts = [10, 12, 11, 9, 10, 8, 10, 11, 30];
        using var shop = Open("create table things (day date)");
        foreach (var (day, count) in counts.Index())
        {
            shop.Connection.Execute(
                "insert into things select date '2019-11-01' + $day::integer from range($count)",
                new { day, count }
            );
        }

        var result = new VolumeAnomalyCheck("things", "day") { Threshold = 3 }.Run(shop.OnConnection);

        var before = counts[..8].Select(count => (double)count).ToArray();
        var deviation = Math.Sqrt(before.Sum(count => Math.Pow(count - before.Average(), 2)) / 7);
        Assert.Equal((30 - before.Average()) / deviation, result.Observed!.Value, 9);
        Assert.Equal(["2019-11-09"], result.SampleKeys);
    }

    [Fact]
    public void VolumeAnomaly_MissingDayAfterEqualDays_IsInfinitelyFar()
    {
        using var shop = Open(
            "create table things as select date '2019-11-01' + cast(d as integer) as day from range(10) as days (d), range(5) where d <> 8"
        );

        var result = new VolumeAnomalyCheck("things", "day") { Threshold = 3, Severity = CheckSeverity.Warn }.Run(
            shop.OnConnection
        );

        Assert.Equal(double.PositiveInfinity, result.Observed);
        Assert.Equal(CheckStatus.Warned, result.Status);
        Assert.Equal(["2019-11-09"], result.SampleKeys);
    }

    [Fact]
    public void VolumeAnomaly_FewDays_SaysThatItCannotTell()
    {
        using var shop = Open(
            "create table things as select date '2019-11-01' + cast(d as integer) as day from range(7) as days (d)"
        );

        var result = new VolumeAnomalyCheck("things", "day") { Threshold = 3 }.Run(shop.OnConnection);

        Assert.Equal(CheckStatus.NotComputed, result.Status);
        Assert.Null(result.Observed);
    }

    [Fact]
    public void Sql_Query_CountsItsRows()
    {
        AssertFails(
            new SqlCheck("things", "no high price", "select id as sample_key from things where price > 50"),
            1,
            ["3"]
        );
        AssertPasses(
            new SqlCheck("things", "no very high price", "select id as sample_key from things where price > 500")
        );
    }

    [Fact]
    public void Run_ManyFailures_GivesFiveKeys()
    {
        using var shop = Open("create table things as select i as id, null::integer as x from range(9) as rows (i)");

        var result = new NotNullCheck("things", "x") { KeyColumns = ["id"] }.Run(shop.OnConnection);

        Assert.Equal(9, result.Observed);
        Assert.Equal(["0", "1", "2", "3", "4"], result.SampleKeys);
    }

    [Fact]
    public void Run_ThresholdReached_Passes() => AssertPasses(new NotNullCheck("things", "colour") { Threshold = 1 });

    [Fact]
    public void Run_MissingColumn_NamesScriptAndColumn()
    {
        using var shop = Open(Rows);

        var error = Assert.Throws<SqlScriptException>(() =>
            new NotNullCheck("things", "no such").Run(shop.OnConnection)
        );

        Assert.Equal("Warehouse/Checks/failing_rows.sql", error.Script);
        Assert.Contains("\"no such\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MissingRelation_NamesIt()
    {
        using var shop = Open(Rows);
        DataCheck[] checks =
        [
            new NotNullCheck("no such", "id"),
            new UniqueCheck("no such", "id"),
            new RelationshipCheck("no such", "id", "things", "id"),
            new RowRuleCheck("no such", "id > 0"),
            new VolumeAnomalyCheck("no such", "id"),
        ];

        Assert.All(
            checks,
            check =>
                Assert.Contains(
                    "no such",
                    Assert.Throws<SqlScriptException>(() => check.Run(shop.OnConnection)).Message,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Run_OddNames_AreTakenAsTheyAre()
    {
        using var shop = Open(
            """
            create table "main.odd 'things" as
            select * from (values (2, 'b', date '2019-11-01'), (2, null, null), (null, 'a', null)) as rows ("a.""b", "columns", "Day 1")
            """
        );
        CheckResult Run(DataCheck check) => check.Run(shop.OnConnection);
        const string Relation = "main.odd 'things";

        Assert.Equal(1, Run(new NotNullCheck(Relation, "a.\"b")).Observed);
        Assert.Equal(1, Run(new UniqueCheck(Relation, "A.\"B")).Observed);
        Assert.Equal(1, Run(new AcceptedValuesCheck(Relation, "COLUMNS", "a")).Observed);
        Assert.Equal(2, Run(new RangeCheck(Relation, "a.\"b", 3, null)).Observed);
        Assert.Equal(0, Run(new RelationshipCheck(Relation, "columns", Relation, "columns")).Observed);
        Assert.Equal(2, Run(new RowRuleCheck(Relation, "\"a.\"\"b\" > 2")).Observed);
        Assert.Equal(0, Run(new RowCountReconcileCheck(Relation, Relation)).Observed);
        Assert.Equal(CheckStatus.NotComputed, Run(new NullRateDeltaCheck(Relation, "columns", "day 1")).Status);
        Assert.Throws<ArgumentException>(() => Run(new NotNullCheck("a\"b", "id")));
    }

    [Fact]
    public void Run_KeyColumns_NameRowsInTheirOrder()
    {
        AssertFails(new NotNullCheck("things", "price") { KeyColumns = ["Day", "COLOUR", "id"] }, 1, ["2019-11-03, 2"]);
        AssertFails(new RowRuleCheck("things", "id < 3") { KeyColumns = ["colour", "id"] }, 1, ["Red, 3"]);
        using var shop = Open("create table things as select 1 as a, 'x' as b from range(2)");

        Assert.Equal(["x, 1"], new UniqueCheck("things", "b", "a").Run(shop.OnConnection).SampleKeys);
    }

    [Fact]
    public void RowRule_NoKey_NamesRowsByTheirNumber() =>
        AssertFails(new RowRuleCheck("things", "id < 3 -- not the last"), 1, ["3"]);

    private static void AssertFails(DataCheck check, double observed, string[] sampleKeys)
    {
        using var shop = Open(Rows);
        var result = check.Run(shop.OnConnection);
        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Equal(observed, result.Observed);
        Assert.Equal(sampleKeys, result.SampleKeys);
    }

    private static void AssertPasses(DataCheck check)
    {
        using var shop = Open(Rows);
        var result = check.Run(shop.OnConnection);
        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.Empty(result.SampleKeys);
    }

    private static Shop Open(string sql)
    {
        var shop = Shop.InMemory();
        shop.Connection.Execute(sql);
        return shop;
    }
}
