using System.Runtime.InteropServices;

namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>A result, held in native memory so that DuckDB can keep writing to the same place.</summary>
internal sealed unsafe class ResultHandle() : NativeHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)))
{
    internal NativeResult* Pointer => (NativeResult*)handle;

    protected override void Release(nint native)
    {
        NativeMethods.DestroyResult((NativeResult*)native);
        NativeMemory.Free((void*)native);
    }
}
