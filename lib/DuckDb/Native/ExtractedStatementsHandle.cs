namespace EcommerceNotebooks.DuckDb.Native;

/// <summary>The parsed statements of one command text.</summary>
internal sealed class ExtractedStatementsHandle(nint native) : NativeHandle(native)
{
    protected override unsafe void Release(nint native) => NativeMethods.DestroyExtracted(&native);
}
