using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

public sealed class DuckDbExceptionTests : IDisposable
{
    private readonly DuckDbConnection connection = Databases.Memory();

    public void Dispose() => connection.Dispose();

    [Theory]
    [InlineData("select 1;\n\nselec 2", DuckDbErrorType.Parser, 3, 1, "selec 2")]
    [InlineData("select 1;\nselect\n  1 + nocol", DuckDbErrorType.Binder, 3, 7, "select\n  1 + nocol")]
    [InlineData(
        "select 1;\nselect 2 +\n  nocol\nfrom range(3)",
        DuckDbErrorType.Binder,
        3,
        3,
        "select 2 +\n  nocol\nfrom range(3)"
    )]
    [InlineData("select 1; select nocol", DuckDbErrorType.Binder, 1, 18, "select nocol")]
    [InlineData("-- one\nselect * from nowhere", DuckDbErrorType.Catalog, 2, 15, "select * from nowhere")]
    [InlineData(
        "select 1;\nselect 'é', cast('x' as integer)",
        DuckDbErrorType.Conversion,
        2,
        13,
        "select 'é', cast('x' as integer)"
    )]
    [InlineData(
        "select 1;\n/* ;\n */ select error('boom')",
        DuckDbErrorType.InvalidInput,
        3,
        null,
        "select error('boom')"
    )]
    public void Execute_FailingStatement_TellsItsPlace(
        string sql,
        DuckDbErrorType type,
        int line,
        int? column,
        string statement
    )
    {
        var error = Fail(sql);

        Assert.Equal((type, line, column, statement), (error.ErrorType, error.Line, error.Column, error.Statement));
    }

    [Fact]
    public void Execute_ErrorFarRightInALongLine_TellsNoColumn()
    {
        var sql = $"select 1;\n  select '{new string('a', 200)}', nocol, '{new string('b', 200)}'";

        var error = Fail(sql);

        Assert.Equal(2, error.Line);
        Assert.Null(error.Column);
    }

    [Theory]
    [InlineData("insert into t values (1, 1)", "primary key")]
    [InlineData("insert into t values (null, 1)", "NOT NULL")]
    [InlineData("insert into t values (2, -1)", "CHECK")]
    public void Execute_ConstraintViolation_IsTold(string sql, string rule)
    {
        connection
            .CreateCommand(
                "create table t (a integer primary key, b integer check (b > 0)); insert into t values (1, 1)"
            )
            .ExecuteNonQuery();

        var error = Fail(sql);

        Assert.True(error.IsConstraintViolation);
        Assert.Contains(rule, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Execute_LaterStatementFails_EarlierOnesStay()
    {
        Fail("create table t as select 1 as a; select * from nowhere");

        Assert.Equal(1, connection.CreateCommand("select a from t").ExecuteScalar());
    }

    [Fact]
    public void Read_StreamingQueryFailsLate_ThrowsItsError()
    {
        // With more threads the reading one may be interrupted before it hears of the error of the other, and DuckDB then tells of the interrupt.
        connection.CreateCommand("set threads = 1").ExecuteNonQuery();
        using var command = connection.CreateCommand(
            "select case when i = 900000 then error('late') else i::varchar end from range(1000000) t(i)"
        );
        command.Streaming = true;
        using var reader = command.ExecuteReader();

        var error = Assert.Throws<DuckDbException>(() =>
        {
            while (reader.Read()) { }
        });

        Assert.Contains("late", error.Message, StringComparison.Ordinal);
    }

    private DuckDbException Fail(string sql) =>
        Assert.Throws<DuckDbException>(() => connection.CreateCommand(sql).ExecuteNonQuery());
}
