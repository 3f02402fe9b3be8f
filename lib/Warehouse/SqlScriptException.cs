using DuckDB.NET.Data;

namespace EcommerceNotebooks.Warehouse;

/// <summary>DuckDB refused one of the library's SQL scripts.</summary>
public sealed class SqlScriptException : Exception
{
    /// <summary>Makes the error of one script.</summary>
    public SqlScriptException(string script, int? line, string message, Exception innerException)
        : base(line is null ? $"{script}: {message}" : $"{script}, line {line}: {message}", innerException)
    {
        Script = script;
        Line = line;
    }

    /// <summary>The script's path under lib, for example "Cleaning/events.sql".</summary>
    public string Script { get; }

    /// <summary>True where the machine is at fault, not the SQL or the data: no memory, no space, no permission, a file that cannot be read or written.</summary>
    public bool IsAboutTheMachine => InnerException is DuckDBException error && error.IsAboutTheMachine();

    /// <summary>The line of the script, from 1, where DuckDB points, else where the failing statement begins.</summary>
    public int? Line { get; }
}
