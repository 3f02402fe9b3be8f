using System.Data;
using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

public sealed class DuckDbTransactionTests : IDisposable
{
    private readonly DuckDbConnection connection = Databases.Memory();

    public DuckDbTransactionTests() => Run("create table t (a integer primary key)");

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Commit_AfterInsert_KeepsTheRow()
    {
        using (var transaction = connection.BeginTransaction())
        {
            Run("insert into t values (1)");
            transaction.Commit();
        }

        Assert.Equal(1, Count());
    }

    [Fact]
    public void Dispose_WithoutCommit_UndoesTheRow()
    {
        using (connection.BeginTransaction())
        {
            Run("insert into t values (1)");
        }

        Assert.Equal(0, Count());
    }

    [Fact]
    public void Rollback_AfterFailedStatement_EndsTheAbortedTransaction()
    {
        using (var transaction = connection.BeginTransaction())
        {
            Run("insert into t values (1)");
            Assert.Throws<DuckDbException>(() => Run("insert into t values (1)"));
            var aborted = Assert.Throws<DuckDbException>(() => Count());
            Assert.Equal(DuckDbErrorType.Transaction, aborted.ErrorType);
            transaction.Rollback();
        }

        Assert.Equal(0, Count());
    }

    [Fact]
    public void BeginTransaction_InsideAnother_IsRefused()
    {
        using var transaction = connection.BeginTransaction();

        var error = Assert.Throws<InvalidOperationException>(() => connection.BeginTransaction());

        Assert.Contains("nest", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IsolationLevel.Unspecified)]
    [InlineData(IsolationLevel.Snapshot)]
    [InlineData(IsolationLevel.ReadCommitted)]
    [InlineData(IsolationLevel.RepeatableRead)]
    public void BeginTransaction_LevelSnapshotCovers_IsSnapshot(IsolationLevel level)
    {
        using var transaction = connection.BeginTransaction(level);

        Assert.Equal(IsolationLevel.Snapshot, transaction.IsolationLevel);
    }

    [Fact]
    public void BeginTransaction_Serializable_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => connection.BeginTransaction(IsolationLevel.Serializable));

    [Fact]
    public void Commit_Twice_IsRefused()
    {
        using var transaction = connection.BeginTransaction();
        transaction.Commit();

        Assert.Throws<InvalidOperationException>(transaction.Commit);
        Assert.Null(transaction.Connection);
    }

    [Fact]
    public void Dispose_AfterSqlEndedTheTransaction_DoesNothing()
    {
        using (connection.BeginTransaction())
        {
            Run("insert into t values (1); commit");
        }

        Assert.Equal(1, Count());
    }

    [Fact]
    public void Close_WithOpenTransaction_RollsBack()
    {
        using var first = Databases.Open("DataSource=:memory:transaction-test");
        using var second = Databases.Open("DataSource=:memory:transaction-test");
        first.CreateCommand("create table t (a integer)").ExecuteNonQuery();
        second.BeginTransaction();
        second.CreateCommand("insert into t values (1)").ExecuteNonQuery();

        second.Close();

        Assert.Equal(0L, first.CreateCommand("select count(*) from t").ExecuteScalar());
    }

    private void Run(string sql) => connection.CreateCommand(sql).ExecuteNonQuery();

    private long Count() => connection.CreateCommand("select count(*) from t").ExecuteScalar<long>();
}
