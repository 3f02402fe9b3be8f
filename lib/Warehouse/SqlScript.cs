using System.Collections.Concurrent;
using Dapper;
using EcommerceNotebooks.DuckDb;

namespace EcommerceNotebooks.Warehouse;

/// <summary>One embedded .sql file, which lies beside the C# that runs it.</summary>
public sealed class SqlScript
{
    private const string RootNamespace = "EcommerceNotebooks";
    private static readonly ConcurrentDictionary<string, SqlScript> Loaded = new(StringComparer.Ordinal);

    // Columns are snake_case and the properties of records PascalCase.
    static SqlScript() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private SqlScript(string name, string text)
    {
        Name = name;
        Text = text;
    }

    /// <summary>Path of the file under lib, with forward slashes, for example "Cleaning/events.sql".</summary>
    public string Name { get; }

    /// <summary>The SQL, with its placeholders filled as far as <see cref="WithIdentifiers"/> was called.</summary>
    public string Text { get; }

    /// <summary>Reads the script <paramref name="fileName"/> from the folder that the namespace of <paramref name="beside"/> mirrors.</summary>
    /// <exception cref="ArgumentException">There is no such script.</exception>
    public static SqlScript Load(Type beside, string fileName)
    {
        ArgumentNullException.ThrowIfNull(beside);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        var folder = (beside.Namespace ?? "").Replace(RootNamespace, "", StringComparison.Ordinal).TrimStart('.');
        var name = folder.Length == 0 ? fileName : $"{folder.Replace('.', '/')}/{fileName}";
        return Loaded.GetOrAdd(name, static name => new SqlScript(name, Read(name)));
    }

    /// <summary>
    /// The script with every <c>{placeholder}</c> replaced by the quoted names given for it, separated by commas; for names of tables and columns, which SQL takes as no parameter.
    /// </summary>
    /// <exception cref="ArgumentException">The script has no such placeholder, or there is no name or an empty one.</exception>
    public SqlScript WithIdentifiers(string placeholder, params IEnumerable<string> names) =>
        WithSql(placeholder, SqlQuoting.Identifiers(names));

    /// <summary>The script with <c>{placeholder}</c> replaced by SQL as it is: for conditions and queries that are part of a declared check, never for values.</summary>
    /// <exception cref="ArgumentException">The script has no such placeholder.</exception>
    internal SqlScript WithSql(string placeholder, string sql)
    {
        var marker = $"{{{placeholder}}}";
        if (!Text.Contains(marker, StringComparison.Ordinal))
        {
            throw new ArgumentException($"{Name} has no placeholder \"{marker}\".", nameof(placeholder));
        }

        return new SqlScript(Name, Text.Replace(marker, sql, StringComparison.Ordinal));
    }

    /// <summary>The script with the one statement that begins so written to begin otherwise.</summary>
    /// <exception cref="ArgumentException">The script has not exactly one such statement.</exception>
    internal SqlScript Retargeted(string beginning, string other)
    {
        string[] parts = $"\n{Text}".Split($"\n{beginning}");
        return parts is [var before, var after]
            ? new SqlScript(Name, $"{before}\n{other}{after}"[1..])
            : throw new ArgumentException($"{Name} has not one statement \"{beginning}\".", nameof(beginning));
    }

    /// <summary>Runs the script with values for its <c>$name</c> parameters (properties of <paramref name="parameters"/>) and returns the number of rows it changed.</summary>
    /// <exception cref="SqlScriptException">DuckDB refused the script.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the statement was interrupted.</exception>
    public int Execute(ShopSession session, object? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Run(session, parameters, session.Connection.Execute, session.Connection.ExecuteAsync);
    }

    /// <summary>Runs the script and maps each row to a <typeparamref name="T"/>: a scalar, or a record whose constructor names the columns in their order.</summary>
    /// <exception cref="SqlScriptException">DuckDB refused the script.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the query was interrupted.</exception>
    public IReadOnlyList<T> Query<T>(ShopSession session, object? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Run(session, parameters, session.Connection.Query<T>, session.Connection.QueryAsync<T>).AsList();
    }

    /// <summary>Runs a script that gives exactly one row.</summary>
    /// <exception cref="SqlScriptException">DuckDB refused the script.</exception>
    /// <exception cref="InvalidOperationException">The script gave no row or more than one.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the query was interrupted.</exception>
    public T QuerySingle<T>(ShopSession session, object? parameters = null) => Query<T>(session, parameters).Single();

    private static string Read(string name)
    {
        var assembly = typeof(SqlScript).Assembly;
        var resource = Array.Find(
            assembly.GetManifestResourceNames(),
            resource => resource.Replace('\\', '/').Equals(name, StringComparison.Ordinal)
        );
        if (resource is null)
        {
            throw new ArgumentException($"There is no SQL script \"{name}\".", nameof(name));
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private T Run<T>(
        ShopSession session,
        object? parameters,
        Func<CommandDefinition, T> run,
        Func<CommandDefinition, Task<T>> runCancellable
    )
    {
        session.CancellationToken.ThrowIfCancellationRequested();
        var command = new CommandDefinition(
            Text,
            parameters,
            commandTimeout: 0,
            cancellationToken: session.CancellationToken
        );
        try
        {
            // Dapper passes a token on only in its asynchronous calls.
            return session.CancellationToken.CanBeCanceled
                ? runCancellable(command).GetAwaiter().GetResult()
                : run(command);
        }
        catch (DuckDbException exception)
        {
            throw new SqlScriptException(Name, exception.Line, exception.Message + Hint(exception), exception);
        }
    }

    // What DuckDB cannot know of sessions.
    private static string Hint(DuckDbException exception) =>
        exception.ErrorType switch
        {
            DuckDbErrorType.OutOfMemory =>
                "\nAll sessions of a shop share its memory limit: ask fewer questions at a time, or raise MemoryLimit.",
            DuckDbErrorType.Catalog when exception.Message.Contains("Table with name", StringComparison.Ordinal) =>
                "\nTemporary tables are seen only by the session that made them.",
            DuckDbErrorType.Transaction when exception.Message.Contains("conflict", StringComparison.Ordinal) =>
                "\nAnother connection is writing the same, or a statement of this session ran out of memory before and left it half made: open another session.",
            _ => "",
        };
}
