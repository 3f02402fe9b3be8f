using System.Runtime.InteropServices;

namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>What most calls return.</summary>
internal enum NativeState
{
    Success = 0,
    Error = 1,
}

/// <summary>What a statement gave: a count of changed rows, nothing, or rows.</summary>
internal enum NativeResultKind
{
    Invalid = 0,
    ChangedRows = 1,
    Nothing = 2,
    Rows = 3,
}

/// <summary>duckdb_result: only its last field is used; the others are kept for binary compatibility.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult
{
    private readonly ulong columnCount;
    private readonly ulong rowCount;
    private readonly ulong rowsChanged;
    private readonly nint columns;
    private readonly nint errorMessage;
    private readonly nint internals;
}

/// <summary>duckdb_query_progress_type: percentage is -1 while DuckDB reports none.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeProgress
{
    internal double Percentage;
    internal ulong RowsProcessed;
    internal ulong RowsTotal;
}

/// <summary>A 128-bit integer as the C API passes it (it cannot be passed as Int128, whose calling convention differs).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeHugeInt
{
    internal ulong Lower;
    internal ulong Upper;

    internal static NativeHugeInt From(UInt128 value) =>
        new() { Lower = unchecked((ulong)value), Upper = (ulong)(value >> 64) };

    internal static NativeHugeInt From(Int128 value) => From(unchecked((UInt128)value));
}

/// <summary>duckdb_decimal: an unscaled 128-bit integer with width and scale.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeDecimal
{
    internal byte Width;
    internal byte Scale;
    internal NativeHugeInt Value;
}

/// <summary>duckdb_bignum: magnitude bytes, most significant first, and a sign.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeBigNum
{
    internal byte* Magnitude;
    internal ulong Size;
    internal byte IsNegative;
}

/// <summary>duckdb_list_entry: a slice of the list's child vector.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeListEntry
{
    internal ulong Offset;
    internal ulong Length;
}

/// <summary>duckdb_string_t: up to twelve bytes are held inline, more behind a pointer.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct NativeString
{
    internal const int InlineLength = 12;

    [FieldOffset(0)]
    internal uint Length;

    [FieldOffset(8)]
    private readonly byte* pointer;

    /// <summary>The bytes of the string at <paramref name="text"/>, which must stay where it is while they are used.</summary>
    internal static ReadOnlySpan<byte> Bytes(NativeString* text) =>
        new(text->Length <= InlineLength ? (byte*)text + sizeof(uint) : text->pointer, (int)text->Length);
}
