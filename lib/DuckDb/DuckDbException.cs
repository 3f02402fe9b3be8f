using System.Data.Common;

namespace EcommerceNotebooks.DuckDb;

/// <summary>An error DuckDB reported: its message unchanged, its kind, and where in the command text it lies.</summary>
public sealed class DuckDbException : DbException
{
    /// <summary>An error with DuckDB's message and kind, in a command or outside any.</summary>
    public DuckDbException(
        string message,
        DuckDbErrorType errorType = DuckDbErrorType.Invalid,
        Exception? innerException = null
    )
        : base(message, innerException) =>
        ErrorType = errorType == DuckDbErrorType.Invalid ? TypeNamedIn(message) : errorType;

    /// <summary>DuckDB's kind of error; <see cref="DuckDbErrorType.Constraint"/> for a violated key, for example.</summary>
    public DuckDbErrorType ErrorType { get; }

    /// <summary>The line of the command text, counted from 1: where DuckDB points, else where the failing statement begins; null outside a command.</summary>
    public int? Line { get; private init; }

    /// <summary>The column in that line, in characters from 1, when DuckDB points at one (in a line of more than about 80 characters it does not).</summary>
    public int? Column { get; private init; }

    /// <summary>The text of the failing statement, null outside a command.</summary>
    public string? Statement { get; private init; }

    /// <summary>True for a violated primary key, unique, not-null, check or foreign-key constraint.</summary>
    public bool IsConstraintViolation => ErrorType == DuckDbErrorType.Constraint;

    /// <inheritdoc/>
    public override bool IsTransient =>
        ErrorType is DuckDbErrorType.Transaction or DuckDbErrorType.Network or DuckDbErrorType.Http;

    internal static DuckDbException InStatement(string message, DuckDbErrorType type, SqlStatementText statement)
    {
        var place = SqlErrorPlace.In(message);
        return new(message, type)
        {
            Statement = statement.Text,
            Line = place.Line ?? statement.FirstLine,
            Column = place.Column,
        };
    }

    private static DuckDbErrorType TypeNamedIn(string message)
    {
        var end = message.IndexOf(" Error:", StringComparison.Ordinal);
        var name = end > 0 ? message[..end].Replace(" ", "", StringComparison.Ordinal) : "";
        return Enum.TryParse<DuckDbErrorType>(name, ignoreCase: true, out var type) && Enum.IsDefined(type)
            ? type
            : DuckDbErrorType.Invalid;
    }
}
