using System.Runtime.InteropServices;

namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>A native object of DuckDB that is released exactly once, on dispose or finalisation.</summary>
internal abstract class NativeHandle : SafeHandle
{
    private static long live;

    protected NativeHandle(nint native)
        : base(0, ownsHandle: true)
    {
        SetHandle(native);
        if (native != 0)
        {
            Interlocked.Increment(ref live);
        }
    }

    /// <summary>How many native objects this process holds now; leak tests watch it.</summary>
    internal static long Live => Interlocked.Read(ref live);

    public override bool IsInvalid => handle == 0;

    protected sealed override bool ReleaseHandle()
    {
        Release(handle);
        Interlocked.Decrement(ref live);
        return true;
    }

    protected abstract void Release(nint native);
}
