using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>The rows of one statement, with the names and types of their columns.</summary>
internal sealed unsafe class StatementResult : IDisposable
{
    internal StatementResult(ResultHandle native, SqlStatementText text)
    {
        Native = native;
        Text = text;
        var count = checked((int)NativeMethods.ColumnCount(native.Pointer));
        (Names, Types) = (new string[count], new DuckDbType[count]);
        for (var i = 0; i < count; i++)
        {
            Names[i] = NativeMethods.Text(NativeMethods.ColumnName(native.Pointer, (ulong)i)) ?? "";
            Types[i] = DuckDbType.Take(NativeMethods.ColumnLogicalType(native.Pointer, (ulong)i));
        }
    }

    internal ResultHandle Native { get; }

    internal SqlStatementText Text { get; }

    /// <summary>True once the last chunk was fetched; DuckDB must not be asked again then.</summary>
    internal bool IsExhausted { get; set; }

    internal string[] Names { get; }

    internal DuckDbType[] Types { get; }

    public void Dispose() => Native.Dispose();
}
