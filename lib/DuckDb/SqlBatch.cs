using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>The parsed statements of a command text; each is prepared only when its turn comes, so that it sees what the ones before it made.</summary>
internal sealed unsafe class SqlBatch : IDisposable
{
    private readonly ConnectionHandle connection;
    private readonly ExtractedStatementsHandle statements;
    private readonly IReadOnlyList<SqlStatementText> texts;
    private readonly string sql;

    private SqlBatch(
        ConnectionHandle connection,
        ExtractedStatementsHandle statements,
        int count,
        string sql,
        IReadOnlyList<SqlStatementText> texts,
        IReadOnlySet<string> parameterNames
    )
    {
        this.connection = connection;
        this.statements = statements;
        this.sql = sql;
        this.texts = texts;
        Count = count;
        ParameterNames = parameterNames;
    }

    internal int Count { get; }

    /// <summary>Every parameter named anywhere in the text.</summary>
    internal IReadOnlySet<string> ParameterNames { get; }

    internal static SqlBatch Parse(ConnectionHandle connection, string sql)
    {
        if (sql.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                "The command text holds a NUL character, at which SQL ends: pass such text as a parameter."
            );
        }

        var (texts, parameterNames) = SqlScanner.Scan(sql);
        nint native = 0;
        var count = NativeMethods.ExtractStatements(connection, sql, &native);
        var statements = new ExtractedStatementsHandle(native);
        if (count > 0 || texts.Count == 0)
        {
            return new(connection, statements, checked((int)count), sql, texts, parameterNames);
        }

        using (statements)
        {
            throw ParseError(NativeMethods.Text(NativeMethods.ExtractStatementsError(statements)), sql, texts);
        }
    }

    internal SqlStatement Prepare(int index) => SqlStatement.Prepare(connection, statements, index, TextOf(index));

    public void Dispose() => statements.Dispose();

    /// <summary>The statement's own text; DuckDB makes several statements of one PIVOT, and then the whole text stands for each.</summary>
    internal SqlStatementText TextOf(int index) => texts.Count == Count ? texts[index] : new(sql, 1, 1);

    /// <summary>An error in the text as a whole, told for the statement it lies in.</summary>
    private static DuckDbException ParseError(string? message, string sql, IReadOnlyList<SqlStatementText> texts)
    {
        var inText = new SqlStatementText(sql, 1, 1).Error(message);
        var statement = texts.LastOrDefault(text => text.FirstLine <= inText.Line);
        return inText.Column is null || statement.Text is null ? inText : statement.Error(message);
    }
}
