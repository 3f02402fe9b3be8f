using System.Runtime.InteropServices;

namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>A result, held in native memory so that DuckDB can keep writing to the same place.</summary>
internal sealed unsafe class ResultHandle() : NativeHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)))
{
    /// <exception cref="ObjectDisposedException">The result was released, for example by closing its connection.</exception>
    internal NativeResult* Pointer =>
        IsClosed
            ? throw new ObjectDisposedException(nameof(ResultHandle), "The result was released already.")
            : (NativeResult*)handle;

    protected override void Release(nint native)
    {
        NativeMethods.DestroyResult((NativeResult*)native);
        NativeMemory.Free((void*)native);
    }
}
