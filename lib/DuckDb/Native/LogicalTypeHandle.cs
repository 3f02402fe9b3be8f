namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>A column type.</summary>
internal sealed class LogicalTypeHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.DestroyLogicalType(&native);
}
