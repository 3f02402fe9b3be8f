namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>A statement whose execution has been set up.</summary>
internal sealed class PendingResultHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.DestroyPending(&native);
}
