using CSharpKernel.Completion.Documentation;

namespace Tests.Kernel.Completion;

/// <summary>A test of the framework's documentation, which comes with an SDK's reference pack.</summary>
internal sealed class ReferencePackFactAttribute : FactAttribute
{
    public ReferencePackFactAttribute() => Skip = ReferencePackPresence.SkipReason;
}

/// <summary>Such a test with cases.</summary>
internal sealed class ReferencePackTheoryAttribute : TheoryAttribute
{
    public ReferencePackTheoryAttribute() => Skip = ReferencePackPresence.SkipReason;
}

/// <summary>Whether the pack is there.</summary>
internal static class ReferencePackPresence
{
    internal static string? SkipReason { get; } =
        ReferencePack.Files(ReferencePack.FrameworkFolder, Environment.Version).Count > 0
            ? null
            : "The reference pack with the framework's documentation is not installed.";
}
