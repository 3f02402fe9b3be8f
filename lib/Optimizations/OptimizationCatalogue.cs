using EcommerceNotebooks.Display;
using EcommerceNotebooks.Optimizations.Techniques;

namespace EcommerceNotebooks.Optimizations;

/// <summary>What can be measured.</summary>
public static class OptimizationCatalogue
{
    /// <summary>One row per technique: both sides, the data they read, and the optimisation of the replaced notebook it stands for, NULL for none; and what it gave on the whole published log.</summary>
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
                    FullScaleRatio = FullScaleFigures.Published[technique.Optimization]?.Ratio,
                    FullScaleVerdict = FullScaleFigures.Published.VerdictOn(technique.Optimization)?.Words(),
                }),
                "Techniques that can be measured"
            )
            .WithFormat(ColumnFormat.Fixed(2).OrElse("not measured"), "full_scale_ratio")
            .WithFormat(ColumnFormat.Automatic.OrElse("not measured"), "full_scale_verdict")
            .WithHeadRows(TechniqueCatalogue.All.Length);
}
