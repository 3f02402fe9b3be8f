using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>One statement of a command text, without its semicolon, and where it begins: line and column, from 1.</summary>
internal readonly record struct SqlStatementText(string Text, int FirstLine, int FirstColumn)
{
    /// <summary>The statement at its own place with nothing before it, so that DuckDB counts lines and columns as in the command text.</summary>
    internal string InPlace => $"{new string('\n', FirstLine - 1)}{new string(' ', FirstColumn - 1)}{Text}";

    internal DuckDbException Error(string? message) => Error(message, DuckDbErrorType.Invalid);

    internal unsafe DuckDbException Error(ResultHandle result) =>
        Error(
            NativeMethods.Text(NativeMethods.ResultError(result.Pointer)),
            NativeMethods.ResultErrorType(result.Pointer)
        );

    private DuckDbException Error(string? message, DuckDbErrorType type) =>
        DuckDbException.InStatement(message ?? "DuckDB reported an error without a message.", type, this);
}
