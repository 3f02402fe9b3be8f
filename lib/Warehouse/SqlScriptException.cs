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

    /// <summary>The line of the script, from 1, or null where DuckDB names none.</summary>
    public int? Line { get; }
}
