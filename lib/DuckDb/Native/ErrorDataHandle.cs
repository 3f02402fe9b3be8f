namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>An error reported outside a result.</summary>
internal sealed class ErrorDataHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.DestroyErrorData(&native);
}
