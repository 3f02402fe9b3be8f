namespace EcommerceNotebooks.Warehouse;

/// <summary>The kinds of errors that decide what happens next. DuckDB.NET knows the kind of an error only when a statement ran, not when it was prepared, but each message begins with it.</summary>
internal static class EngineError
{
    private const string Interrupted = "INTERRUPT Error:";
    private const string NoMemory = "Out of Memory Error:";

    private static readonly string[] OfTheMachine = [NoMemory, "IO Error:", "Permission Error:"];

    /// <summary>The statement was interrupted.</summary>
    internal static bool IsInterrupt(this Exception error) => Is(error, Interrupted);

    /// <summary>The memory limit does not hold what the statement needs at once.</summary>
    internal static bool IsOutOfMemory(this Exception error) => Is(error, NoMemory);

    /// <summary>The machine is at fault, not the SQL or the data: no memory, no space, no permission, a file that cannot be read or written.</summary>
    internal static bool IsAboutTheMachine(this Exception error) => OfTheMachine.Any(kind => Is(error, kind));

    /// <summary>The statement names a table that is not there.</summary>
    internal static bool IsMissingTable(this Exception error) => Is(error, "Catalog Error: Table with name");

    /// <summary>Two connections write the same rows or tables.</summary>
    internal static bool IsConflict(this Exception error) =>
        Is(error, "TransactionContext Error:") && error.Message.Contains("conflict", StringComparison.Ordinal);

    private static bool Is(Exception error, string kind) => error.Message.StartsWith(kind, StringComparison.Ordinal);
}
