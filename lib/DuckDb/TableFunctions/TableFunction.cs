using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.TableFunctions;

/// <summary>Registers a chunk source as a table function without parameters; a query reads it once.</summary>
internal static unsafe class TableFunction
{
    /// <summary>Makes <c>name()</c> known to the connection's database for as long as that is open.</summary>
    /// <exception cref="DuckDbException">DuckDB refused the name.</exception>
    internal static void Register(DuckDbConnection connection, string name, IChunkSource source)
    {
        using var function = new TableFunctionHandle(NativeMethods.CreateTableFunction());
        NativeMethods.TableFunctionSetName(function, name);
        NativeMethods.TableFunctionSetExtraInfo(function, GCHandle.ToIntPtr(GCHandle.Alloc(source)), &Release);
        NativeMethods.TableFunctionSetBind(function, &Bind);
        NativeMethods.TableFunctionSetInit(function, &Initialise);
        NativeMethods.TableFunctionSetFunction(function, &Fill);
        if (NativeMethods.RegisterTableFunction(connection.Handle, function) != NativeState.Success)
        {
            throw new DuckDbException($"The table function {name} could not be registered.", DuckDbErrorType.Catalog);
        }
    }

    private static IChunkSource Source(nint extraInfo) => (IChunkSource)GCHandle.FromIntPtr(extraInfo).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Release(nint extraInfo) => GCHandle.FromIntPtr(extraInfo).Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        foreach (var (name, id, precision, scale) in Source(NativeMethods.BindGetExtraInfo(info)).Columns)
        {
            using var type = new LogicalTypeHandle(
                id == DuckDbTypeId.Decimal
                    ? NativeMethods.CreateDecimalType(precision, scale)
                    : NativeMethods.CreateLogicalType(id)
            );
            NativeMethods.BindAddResultColumn(info, name, type);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Initialise(nint info) => NativeMethods.InitSetMaxThreads(info, 1);

    // An exception must not cross into native code: the query fails with its message instead.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint info, nint chunk)
    {
        try
        {
            var rows = Source(NativeMethods.FunctionGetExtraInfo(info)).Fill(new ChunkWriter(chunk));
            NativeMethods.ChunkSetSize(chunk, (ulong)rows);
        }
#pragma warning disable CA1031 // Everything the source may throw becomes the query's error.
        catch (Exception error)
#pragma warning restore CA1031
        {
            NativeMethods.ChunkSetSize(chunk, 0);
            NativeMethods.FunctionSetError(info, error.Message);
        }
    }
}
