namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>A single value of any type.</summary>
internal sealed class ValueHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.DestroyValue(&native);
}
