using EcommerceNotebooks.Learning.Boosting;

namespace Tests.Notebooks;

/// <summary>Notebooks that train models: where LightGBM's library does not load they run, but say so instead of what is committed.</summary>
internal static class TrainingNotebooks
{
    private static readonly string[] Names = ["08_propensity.ipynb"];

    /// <summary>Whether a notebook shows on this machine what is committed.</summary>
    internal static bool ShowTheirOutputs(string path) =>
        BoostedTrees.IsAvailable(out _) || !Names.Contains(Path.GetFileName(path));
}
