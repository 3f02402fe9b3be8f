using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using EcommerceNotebooks.DuckDb.Appending;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>
/// A connection to a DuckDB database. Connections of one process to the same file share one instance of it, and each may be used by its own thread
/// at the same time; a single connection runs one statement at a time.
/// </summary>
public sealed class DuckDbConnection : DbConnection
{
    private readonly ConditionalWeakTable<IDisposable, object?> openResults = [];
    private DatabaseInstance? database;
    private ConnectionHandle? handle;
    private string connectionString;
    private bool countsProgress;

    /// <summary>A connection that is not open yet, to a private database in memory unless a connection string is set.</summary>
    public DuckDbConnection()
        : this("") { }

    /// <summary>A connection that is not open yet; see <see cref="DuckDbConnectionStringBuilder"/> for what the string may hold.</summary>
    public DuckDbConnection(string connectionString) => this.connectionString = connectionString;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It is set while the connection is open.</exception>
    [AllowNull]
    public override string ConnectionString
    {
        get => connectionString;
        set
        {
            if (handle is not null)
            {
                throw new InvalidOperationException(
                    "The connection string cannot change while the connection is open."
                );
            }

            connectionString = value ?? "";
        }
    }

    /// <summary>The file's path, or <c>:memory:</c>.</summary>
    public override string DataSource => Settings.DataSource;

    /// <summary>The name of the database inside DuckDB: the file's name without its ending, or memory.</summary>
    public override string Database =>
        DataSource.StartsWith(DuckDbConnectionStringBuilder.Memory, StringComparison.Ordinal)
            ? "memory"
            : Path.GetFileNameWithoutExtension(DataSource);

    /// <summary>The version of DuckDB's engine, such as v1.5.6.</summary>
    public override unsafe string ServerVersion => NativeMethods.Text(NativeMethods.LibraryVersion()) ?? "";

    /// <inheritdoc/>
    public override ConnectionState State => handle is null ? ConnectionState.Closed : ConnectionState.Open;

    /// <inheritdoc/>
    public override bool CanCreateBatch => false;

    /// <summary>The open transaction, null outside one.</summary>
    internal DuckDbTransaction? Transaction { get; set; }

    /// <summary>The streaming reader that has to be closed before anything else runs on this connection.</summary>
    internal IDisposable? OpenStream { get; set; }

    internal ConnectionHandle Handle =>
        handle ?? throw new InvalidOperationException("The connection is not open: call Open() first.");

    /// <inheritdoc/>
    protected override DbProviderFactory DbProviderFactory => DuckDbProviderFactory.Instance;

    private DuckDbConnectionStringBuilder Settings => new(connectionString);

    /// <summary>Interrupts whatever runs in this process, on every connection; each running call ends with an <see cref="OperationCanceledException"/>.</summary>
    public static void InterruptAll() => QueryWatch.StopAll();

    /// <summary>Opens the database, or joins the instance this process has open already.</summary>
    /// <exception cref="ArgumentException">The connection string names an option DuckDB does not know, or a value it refuses.</exception>
    /// <exception cref="InvalidOperationException">The connection is open, or the file is open in this process with other options.</exception>
    /// <exception cref="DuckDbException">DuckDB could not open the file, for example because another process holds it.</exception>
    public override void Open()
    {
        if (handle is not null)
        {
            throw new InvalidOperationException("The connection is open already.");
        }

        (database, handle) = DatabaseInstance.Connect(Settings);
        OnStateChange(new(ConnectionState.Closed, ConnectionState.Open));
    }

    /// <inheritdoc/>
    public override Task OpenAsync(CancellationToken cancellationToken) => Task.Run(Open, cancellationToken);

    /// <summary>Closes open readers, rolls an open transaction back, and gives the connection up; closing twice does nothing.</summary>
    public override void Close()
    {
        if (handle is null)
        {
            return;
        }

        foreach (var (results, _) in openResults.ToArray())
        {
            results.Dispose();
        }

        openResults.Clear();
        Transaction?.Dispose();
        handle.Dispose();
        database!.Release();
        (database, handle, countsProgress) = (null, null, false);
        OnStateChange(new(ConnectionState.Open, ConnectionState.Closed));
    }

    /// <summary>Begins a transaction with snapshot isolation, the only level DuckDB has.</summary>
    /// <exception cref="InvalidOperationException">A transaction is open already; DuckDB does not nest them.</exception>
    public new DuckDbTransaction BeginTransaction() => BeginTransaction(IsolationLevel.Unspecified);

    /// <inheritdoc cref="BeginTransaction()"/>
    /// <exception cref="NotSupportedException">A level other than Unspecified or Snapshot, or a weaker one that snapshot isolation covers, is asked for.</exception>
    public new DuckDbTransaction BeginTransaction(IsolationLevel isolationLevel) =>
        DuckDbTransaction.Begin(this, isolationLevel);

    /// <summary>A command on this connection.</summary>
    public new DuckDbCommand CreateCommand() => new() { Connection = this };

    /// <summary>A command on this connection with its text.</summary>
    public DuckDbCommand CreateCommand(string commandText) => new(commandText, this);

    /// <summary>An appender to a table of this connection's database.</summary>
    /// <param name="table">The table's name, unquoted.</param>
    /// <param name="schema">Its schema, or null for the default one.</param>
    /// <param name="cancellationToken">Cancels the appender between chunks.</param>
    /// <exception cref="DuckDbException">There is no such table.</exception>
    /// <exception cref="NotSupportedException">The table has a column of a type that cannot be appended to.</exception>
    public DuckDbAppender CreateAppender(
        string table,
        string? schema = null,
        CancellationToken cancellationToken = default
    ) => DuckDbAppender.Open(this, table, schema, cancellationToken);

    /// <summary>Makes another attached database the default one.</summary>
    public override void ChangeDatabase(string databaseName) => Run($"use {SqlText.QuoteIdentifier(databaseName)}");

    /// <summary>Makes DuckDB count the progress of this connection's statements from their start, without showing a bar.</summary>
    internal void EnableProgress()
    {
        if (!countsProgress)
        {
            Run("set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0");
            countsProgress = true;
        }
    }

    /// <summary>Runs a text without parameters, for the provider's own use.</summary>
    internal void Run(string sql)
    {
        RefuseOpenStream();
        SqlStatement.Execute(Handle, sql);
    }

    /// <summary>Has the results released when the connection closes, unless their reader was before; forgotten readers are not kept alive.</summary>
    internal void Register(IDisposable results) => openResults.Add(results, null);

    /// <summary>Ends what <see cref="Register"/> began; the connection is free again if the results were streaming.</summary>
    internal void Forget(IDisposable results)
    {
        openResults.Remove(results);
        if (OpenStream == results)
        {
            OpenStream = null;
        }
    }

    /// <exception cref="InvalidOperationException">A streaming reader is open on this connection.</exception>
    internal void RefuseOpenStream()
    {
        if (OpenStream is not null)
        {
            throw new InvalidOperationException(
                "A streaming reader is open on this connection: close it first, or use another connection to the same database."
            );
        }
    }

    /// <inheritdoc/>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        BeginTransaction(isolationLevel);

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => CreateCommand();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }
}
