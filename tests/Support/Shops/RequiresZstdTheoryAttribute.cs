using EcommerceNotebooks.Ingest.Columnar;

namespace Tests.Support;

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresZstdTheoryAttribute : TheoryAttribute
{
    public RequiresZstdTheoryAttribute() => Skip = ZstdCompressor.IsAvailable ? null : RequiresZstdFactAttribute.Reason;
}
