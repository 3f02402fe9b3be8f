using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>The parsed statements of a command text; each is prepared only when its turn comes, so that it sees what the ones before it made.</summary>
internal sealed unsafe class SqlBatch : IDisposable
{
    private readonly ConnectionHandle connection;
    private readonly List<ParsedStatement> statements = [];
    private readonly List<ExtractedStatementsHandle> handles = [];

    private SqlBatch(ConnectionHandle connection, IReadOnlySet<string> parameterNames)
    {
        this.connection = connection;
        ParameterNames = parameterNames;
    }

    internal int Count => statements.Count;

    /// <summary>Every parameter named anywhere in the text.</summary>
    internal IReadOnlySet<string> ParameterNames { get; }

    /// <exception cref="DuckDbException">The text has a syntax error, and nothing of it can run.</exception>
    internal static SqlBatch Parse(ConnectionHandle connection, string sql)
    {
        if (sql.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                "The command text holds a NUL character, at which SQL ends: pass such text as a parameter."
            );
        }

        var (texts, parameterNames) = SqlScanner.Scan(sql);
        var batch = new SqlBatch(connection, parameterNames);
        try
        {
            batch.Extract(sql, texts);
            return batch;
        }
        catch
        {
            batch.Dispose();
            throw;
        }
    }

    internal SqlStatement Prepare(int index) =>
        SqlStatement.Prepare(connection, statements[index].Handle, statements[index].Index, statements[index].Text);

    internal SqlStatementText TextOf(int index) => statements[index].Text;

    public void Dispose() => handles.ForEach(handle => handle.Dispose());

    private void Extract(string sql, IReadOnlyList<SqlStatementText> texts)
    {
        var whole = new SqlStatementText(sql, 1, 1);
        if (!TryExtract(texts.Count == 1 ? texts[0] : whole, out var error) && texts.Count > 0)
        {
            throw ParseError(error, whole, texts);
        }

        if (texts.Count > 1)
        {
            ExtractOneByOne(texts);
        }
    }

    /// <summary>
    /// Parses each statement by itself: DuckDB 1.5 tells wrong places for errors in the second and later statements of a text. Where the statements
    /// found here are not those DuckDB found, the text stays whole.
    /// </summary>
    private void ExtractOneByOne(IReadOnlyList<SqlStatementText> texts)
    {
        var whole = statements.ToArray();
        statements.Clear();
        if (!texts.All(text => TryExtract(text, out _)) || statements.Count != whole.Length)
        {
            statements.Clear();
            statements.AddRange(whole);
        }
    }

    private bool TryExtract(SqlStatementText text, out string? error)
    {
        nint native = 0;
        var count = checked((int)NativeMethods.ExtractStatements(connection, text.InPlace, &native));
        var handle = new ExtractedStatementsHandle(native);
        handles.Add(handle);
        statements.AddRange(Enumerable.Range(0, count).Select(i => new ParsedStatement(handle, i, text)));
        error = count > 0 ? null : NativeMethods.Text(NativeMethods.ExtractStatementsError(handle));
        return count > 0;
    }

    /// <summary>An error in the text as a whole, told for the statement it lies in.</summary>
    private static DuckDbException ParseError(
        string? message,
        SqlStatementText whole,
        IReadOnlyList<SqlStatementText> texts
    )
    {
        var error = whole.Error(message);
        var statement = texts.LastOrDefault(text =>
            (text.FirstLine, text.FirstColumn).CompareTo((error.Line ?? 1, error.Column ?? int.MaxValue)) <= 0
        );
        return statement.Text is null ? error : statement.Error(message);
    }

    /// <summary>One statement among those DuckDB parsed from a text; several may come from one, as with PIVOT.</summary>
    private readonly record struct ParsedStatement(ExtractedStatementsHandle Handle, int Index, SqlStatementText Text);
}
