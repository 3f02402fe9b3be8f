using System.Data;
using System.Data.Common;

namespace EcommerceNotebooks.DuckDb;

/// <summary>A transaction of one connection; disposing it without a commit rolls it back.</summary>
public sealed class DuckDbTransaction : DbTransaction
{
    private readonly DuckDbConnection connection;
    private bool ended;

    private DuckDbTransaction(DuckDbConnection connection) => this.connection = connection;

    /// <summary>Always <see cref="IsolationLevel.Snapshot"/>.</summary>
    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection => ended ? null : connection;

    internal static DuckDbTransaction Begin(DuckDbConnection connection, IsolationLevel level)
    {
        if (level is IsolationLevel.Serializable or IsolationLevel.Chaos)
        {
            throw new NotSupportedException(
                $"isolationLevel is {level}; DuckDB offers snapshot isolation, which covers all but Serializable and Chaos."
            );
        }

        if (connection.Transaction is not null)
        {
            throw new InvalidOperationException(
                "A transaction is open on this connection already, and DuckDB does not nest transactions."
            );
        }

        connection.Run("begin transaction");
        return connection.Transaction = new(connection);
    }

    /// <summary>Makes the transaction's changes last.</summary>
    /// <exception cref="DuckDbException">A constraint or another transaction stands against it; the transaction is then rolled back.</exception>
    public override void Commit() => End("commit");

    /// <summary>Undoes the transaction's changes.</summary>
    public override void Rollback() => End("rollback");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !ended)
        {
            connection.OpenStream?.Dispose();
            RollBackWhatIsLeft();
        }

        base.Dispose(disposing);
    }

    private void RollBackWhatIsLeft()
    {
        try
        {
            Rollback();
        }
        catch (DuckDbException error) when (error.ErrorType is DuckDbErrorType.Transaction or DuckDbErrorType.Fatal)
        {
            // DuckDB has ended the transaction itself (SQL text did, or the database was invalidated): nothing is left to undo.
        }
    }

    private void End(string sql)
    {
        if (ended)
        {
            throw new InvalidOperationException("The transaction has ended already.");
        }

        connection.RefuseOpenStream();
        (ended, connection.Transaction) = (true, null);
        connection.Run(sql);
    }
}
