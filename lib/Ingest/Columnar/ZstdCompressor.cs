using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>
/// Compresses with the ZSTD that is built into DuckDB's library, the one its own Parquet writer uses. The library shows it on Linux and macOS under the names
/// below and hides it on Windows, so callers ask <see cref="IsAvailable"/> first. One thread at a time.
/// </summary>
internal sealed unsafe class ZstdCompressor : IDisposable
{
    private static readonly Functions? Found = Functions.Find();

    private readonly int level;
    private nint context;

    /// <summary>A compressor of a level from 1 to 22.</summary>
    /// <exception cref="InsufficientMemoryException">There is no memory for its state.</exception>
    internal ZstdCompressor(int level)
    {
        this.level = level;
        context = Found!.CreateContext();
        if (context == 0)
        {
            throw new InsufficientMemoryException("ZSTD has no memory for its state.");
        }
    }

    /// <summary>Whether this platform's library shows its ZSTD.</summary>
    [MemberNotNullWhen(true, nameof(Found))]
    internal static bool IsAvailable => Found is not null;

    /// <summary>Bytes that are enough for any input of a length.</summary>
    internal static int Bound(int length) => checked((int)Found!.Bound((nuint)length));

    /// <summary>Writes the source as one frame and gives its length; the target must have <see cref="Bound"/> bytes.</summary>
    internal int Compress(ReadOnlySpan<byte> source, Span<byte> target)
    {
        fixed (byte* from = source)
        fixed (byte* to = target)
        {
            nuint written = Found!.Compress(context, to, (nuint)target.Length, from, (nuint)source.Length, level);
            return Found.IsError(written) == 0
                ? checked((int)written)
                : throw new InvalidOperationException($"ZSTD failed on {source.Length} bytes with {written:x}.");
        }
    }

    public void Dispose()
    {
        if (context != 0)
        {
            _ = Found!.FreeContext(context);
            context = 0;
        }
    }

    private sealed class Functions
    {
        internal required delegate* unmanaged[Cdecl]<nint> CreateContext { get; init; }

        internal required delegate* unmanaged[Cdecl]<nint, nuint> FreeContext { get; init; }

        internal required delegate* unmanaged[Cdecl]<nuint, nuint> Bound { get; init; }

        internal required delegate* unmanaged[Cdecl]<nuint, uint> IsError { get; init; }

        internal required delegate* unmanaged[Cdecl]<
            nint,
            byte*,
            nuint,
            byte*,
            nuint,
            int,
            nuint> Compress { get; init; }

        internal static Functions? Find()
        {
            nint library = NativeLibrary.Load("duckdb", typeof(NativeMethods).Assembly, null);
            nint create = Export(library, "_ZN11duckdb_zstd15ZSTD_createCCtxEv");
            nint free = Export(library, "_ZN11duckdb_zstd13ZSTD_freeCCtxEPNS_11ZSTD_CCtx_sE");
            nint bound = Export(library, "_ZN11duckdb_zstd18ZSTD_compressBoundEm");
            nint isError = Export(library, "_ZN11duckdb_zstd12ZSTD_isErrorEm");
            nint compress = Export(library, "_ZN11duckdb_zstd17ZSTD_compressCCtxEPNS_11ZSTD_CCtx_sEPvmPKvmi");
            return create == 0 || free == 0 || bound == 0 || isError == 0 || compress == 0
                ? null
                : new Functions
                {
                    CreateContext = (delegate* unmanaged[Cdecl]<nint>)create,
                    FreeContext = (delegate* unmanaged[Cdecl]<nint, nuint>)free,
                    Bound = (delegate* unmanaged[Cdecl]<nuint, nuint>)bound,
                    IsError = (delegate* unmanaged[Cdecl]<nuint, uint>)isError,
                    Compress = (delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte*, nuint, int, nuint>)compress,
                };
        }

        private static nint Export(nint library, string name) =>
            NativeLibrary.TryGetExport(library, name, out nint address) ? address : 0;
    }
}
