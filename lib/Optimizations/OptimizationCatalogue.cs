using EcommerceNotebooks.Optimizations.Techniques;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Optimizations;

/// <summary>What can be measured.</summary>
public static class OptimizationCatalogue
{
    /// <summary>One row per technique: both sides, the data they read, and the optimisation of the replaced notebook it stands for, NULL for none.</summary>
    public static Table ToTable() =>
        Table
            .Of(
                TechniqueCatalogue.All.Select(technique => new
                {
                    Technique = technique.Optimization,
                    Before = technique.Before.Name,
                    After = technique.After.Name,
                    Data = technique.Data == TechniqueData.WholeLog ? "whole log" : "slice",
                    technique.Replaces,
                }),
                "Techniques that can be measured"
            )
            .WithHeadRows(TechniqueCatalogue.All.Length);
}
