using EcommerceNotebooks.Learning.Boosting;

namespace Tests.Support;

/// <summary>A test that trains a model, and skips with a reason where LightGBM's library does not load.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresTrainingFactAttribute : FactAttribute
{
    public RequiresTrainingFactAttribute() => Skip = BoostedTrees.IsAvailable(out string reason) ? null : reason;
}

/// <summary>The same for a test that also reads files from the folder "shared" beside the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresSharedTrainingFactAttribute : FactAttribute
{
    public RequiresSharedTrainingFactAttribute(string path) =>
        Skip = SharedDataFactAttribute.WhyAbsent(path) ?? (BoostedTrees.IsAvailable(out string reason) ? null : reason);
}

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresTrainingTheoryAttribute : TheoryAttribute
{
    public RequiresTrainingTheoryAttribute() => Skip = BoostedTrees.IsAvailable(out string reason) ? null : reason;
}
