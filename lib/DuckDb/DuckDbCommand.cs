using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using EcommerceNotebooks.DuckDb.Columns;

namespace EcommerceNotebooks.DuckDb;

/// <summary>
/// One or several SQL statements, run in order, each in a transaction of its own unless one is open. A failing statement ends the command;
/// what the statements before it did stays done unless a transaction holds it.
/// </summary>
public sealed class DuckDbCommand : DbCommand
{
    private QueryWatch? running;
    private int timeoutSeconds;

    /// <summary>A command without text or connection.</summary>
    public DuckDbCommand() { }

    /// <summary>A command with its text and connection.</summary>
    public DuckDbCommand(string commandText, DuckDbConnection? connection = null)
    {
        CommandText = commandText;
        Connection = connection;
    }

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText
    {
        get;
        set => field = value ?? "";
    } = "";

    /// <summary>Seconds after which the command is interrupted and fails; 0, the default, sets no limit. A streaming reader's time counts too.</summary>
    public override int CommandTimeout
    {
        get => timeoutSeconds;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            timeoutSeconds = value;
        }
    }

    /// <summary>Always <see cref="CommandType.Text"/>.</summary>
    /// <exception cref="NotSupportedException">Another type is set.</exception>
    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
            {
                throw new NotSupportedException($"CommandType is {value}; only Text is supported.");
            }
        }
    }

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; } = UpdateRowSource.None;

    /// <summary>The connection the command runs on.</summary>
    public new DuckDbConnection? Connection { get; set; }

    /// <summary>The values of the SQL's parameters.</summary>
    public new DuckDbParameterCollection Parameters { get; } = [];

    /// <summary>
    /// True makes the reader take the last statement's rows as DuckDB computes them, with little memory, and keeps the connection busy until it is closed;
    /// false, the default, computes all rows first.
    /// </summary>
    public bool Streaming { get; set; }

    /// <summary>Told now and then, on a thread of the pool, how far the running statement is.</summary>
    public IProgress<DuckDbProgress>? Progress { get; set; }

    /// <inheritdoc/>
    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (DuckDbConnection?)value;
    }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => Parameters;

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction { get; set; }

    /// <summary>Interrupts the command if it runs; its call ends with an <see cref="OperationCanceledException"/>.</summary>
    public override void Cancel() => Volatile.Read(ref running)?.Stop();

    /// <summary>Does nothing: statements are prepared when they run, because one may depend on what the one before it made.</summary>
    public override void Prepare() { }

    /// <summary>Runs all statements; gives the rows inserted, updated and deleted, or -1 when no statement was of that kind.</summary>
    public override int ExecuteNonQuery() => ExecuteNonQuery(CancellationToken.None);

    /// <summary>Runs all statements; gives the first value of the first row of the first result with rows: null without a row, DBNull for NULL.</summary>
    public override object? ExecuteScalar() => ExecuteScalar(CancellationToken.None);

    /// <summary>Runs all statements; gives the first value of the first row, converted exactly.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    /// <exception cref="InvalidCastException">The value is NULL and <typeparamref name="T"/> cannot be null, or it has no exact conversion.</exception>
    public T ExecuteScalar<T>(CancellationToken cancellationToken = default)
    {
        using var reader = Execute(CommandBehavior.Default, cancellationToken);
        return reader.Read()
            ? reader.GetFieldValue<T>(0)
            : throw new InvalidOperationException("The query gave no row, so it has no first value.");
    }

    /// <summary>Runs all statements; the reader stands before the first result with rows.</summary>
    public new DuckDbDataReader ExecuteReader() => ExecuteReader(CommandBehavior.Default);

    /// <inheritdoc cref="ExecuteReader()"/>
    public new DuckDbDataReader ExecuteReader(CommandBehavior behavior) => Execute(behavior, CancellationToken.None);

    /// <summary>Runs all statements; the token interrupts them while they run, and a streaming reader also while it is read.</summary>
    public DuckDbDataReader ExecuteReader(CancellationToken cancellationToken) =>
        Execute(CommandBehavior.Default, cancellationToken);

    /// <inheritdoc/>
    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteNonQuery(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteScalar(cancellationToken), cancellationToken);

    /// <summary>Runs all statements; the token interrupts them while they run.</summary>
    public int ExecuteNonQuery(CancellationToken cancellationToken)
    {
        using var reader = Execute(CommandBehavior.Default, cancellationToken);
        return reader.RecordsAffected;
    }

    /// <summary>Runs all statements; gives the rows of the last query among them as columns, chunk by chunk; the very last statement's as they are computed.</summary>
    /// <exception cref="InvalidOperationException">No statement gives rows.</exception>
    public ChunkReader ExecuteChunks(CancellationToken cancellationToken = default) =>
        new(Run(streaming: true, cancellationToken));

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new DuckDbParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        Execute(behavior, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(
        CommandBehavior behavior,
        CancellationToken cancellationToken
    ) => await Task.Run(() => Execute(behavior, cancellationToken), cancellationToken).ConfigureAwait(false);

    private object? ExecuteScalar(CancellationToken cancellationToken)
    {
        using var reader = Execute(CommandBehavior.Default, cancellationToken);
        return reader.Read() ? reader.GetValue(0) : null;
    }

    private DuckDbDataReader Execute(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        if (behavior.HasFlag(CommandBehavior.SchemaOnly))
        {
            throw new NotSupportedException(
                "CommandBehavior.SchemaOnly is not supported: DuckDB tells the columns only of a statement that runs."
            );
        }

        var execution = Run(Streaming, cancellationToken);
        return new DuckDbDataReader(execution, behavior.HasFlag(CommandBehavior.CloseConnection) ? Connection : null);
    }

    /// <summary>Runs all statements and keeps their results.</summary>
    internal CommandExecution Run(bool streaming, CancellationToken cancellationToken)
    {
        var connection = Connection ?? throw new InvalidOperationException("The command has no connection.");
        connection.RefuseOpenStream();
        if (Progress is not null)
        {
            connection.EnableProgress();
        }

        var watch = new QueryWatch(connection.Handle, timeoutSeconds, Progress, cancellationToken);
        Volatile.Write(ref running, watch);
        return CommandExecution.Run(this, connection, watch, streaming);
    }
}
