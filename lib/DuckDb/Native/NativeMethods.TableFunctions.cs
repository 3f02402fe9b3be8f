using System.Runtime.InteropServices;

namespace EcommerceNotebooks.DuckDb.Native;

/// <content>Table functions.</content>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "duckdb_create_table_function")]
    internal static partial nint CreateTableFunction();

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_table_function")]
    internal static partial void DestroyTableFunction(nint* function);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_name", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void TableFunctionSetName(TableFunctionHandle function, string name);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_extra_info")]
    internal static partial void TableFunctionSetExtraInfo(
        TableFunctionHandle function,
        nint extraInfo,
        delegate* unmanaged[Cdecl]<nint, void> release
    );

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_bind")]
    internal static partial void TableFunctionSetBind(
        TableFunctionHandle function,
        delegate* unmanaged[Cdecl]<nint, void> bind
    );

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_init")]
    internal static partial void TableFunctionSetInit(
        TableFunctionHandle function,
        delegate* unmanaged[Cdecl]<nint, void> initialise
    );

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_function")]
    internal static partial void TableFunctionSetFunction(
        TableFunctionHandle function,
        delegate* unmanaged[Cdecl]<nint, nint, void> fill
    );

    [LibraryImport(Library, EntryPoint = "duckdb_register_table_function")]
    internal static partial NativeState RegisterTableFunction(
        ConnectionHandle connection,
        TableFunctionHandle function
    );

    [LibraryImport(Library, EntryPoint = "duckdb_bind_get_extra_info")]
    internal static partial nint BindGetExtraInfo(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_add_result_column", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void BindAddResultColumn(nint info, string name, LogicalTypeHandle type);

    [LibraryImport(Library, EntryPoint = "duckdb_init_set_max_threads")]
    internal static partial void InitSetMaxThreads(nint info, ulong threads);

    [LibraryImport(Library, EntryPoint = "duckdb_function_get_extra_info")]
    internal static partial nint FunctionGetExtraInfo(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_function_set_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void FunctionSetError(nint info, string error);

    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_set_size")]
    internal static partial void ChunkSetSize(nint chunk, ulong size);

    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_get_vector")]
    [SuppressGCTransition]
    internal static partial nint ChunkGetVector(nint chunk, ulong column);
}
