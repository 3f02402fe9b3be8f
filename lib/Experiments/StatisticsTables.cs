using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>Results of statistical tests and designs as tables and charts.</summary>
public static class StatisticsTables
{
    /// <summary>The numbers as a list, under the reason if there is one.</summary>
    public static Table ToTable(this TestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Table.OfMeasures(
            result.Reason is null ? result.Test : $"{result.Test}: {result.Reason}",
            new Measure($"effect, {result.Scale.Words()}", result.Effect, result.Scale.Format()),
            new Measure("standard error", result.StandardError),
            new Measure("statistic", result.Statistic),
            new Measure("degrees of freedom", result.DegreesOfFreedom),
            new Measure("p-value", result.PValue),
            new Measure("interval from", result.Interval?.Low, result.Scale.Format()),
            new Measure("interval to", result.Interval?.High, result.Scale.Format())
        );
    }

    /// <summary>The numbers as a list, under the reason if there is one.</summary>
    public static Table ToTable(this BayesianResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Table.OfMeasures(
            result.Reason is null ? result.Model : $"{result.Model}: {result.Reason}",
            new Measure($"effect, {result.Scale.Words()}", result.Effect, result.Scale.Format()),
            new Measure("chance to beat the control", result.ChanceToBeat, ColumnFormat.Percent()),
            new Measure("expected loss of the treatment", result.LossOfTreatment),
            new Measure("expected loss of the control", result.LossOfControl),
            new Measure("interval from", result.Interval?.Low, result.Scale.Format()),
            new Measure("interval to", result.Interval?.High, result.Scale.Format())
        );
    }

    /// <summary>One row per look: share of the sample, z to pass, the p-value that stands for, alpha spent so far.</summary>
    public static Table ToTable(this GroupSequentialDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        var spent = design.CrossingProbabilities();
        return Table
            .Of(
                design.Boundaries.Select(
                    (z, look) =>
                        new
                        {
                            Look = look + 1,
                            SampleShare = design.InformationTimes[look],
                            Boundary = z,
                            NominalPValue = NormalDistribution.TwoSided(z),
                            AlphaSpent = spent[look],
                        }
                ),
                $"Group-sequential test ({design.Boundary}, alpha {design.Alpha})"
            )
            .WithFormat(ColumnFormat.Percent(), "sample_share")
            .WithFormat(ColumnFormat.Fixed(4), "boundary")
            .WithFormat(ColumnFormat.Fixed(6), "nominal_p_value", "alpha_spent");
    }

    /// <summary>The boundary over the share of the sample.</summary>
    public static Chart ToChart(this GroupSequentialDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return Chart
            .Line(design.InformationTimes, design.Boundaries, $"{design.Boundary}")
            .Title("The z to pass at each look")
            .XAxis("share of the final sample", ".0%")
            .YAxis("absolute z");
    }

    internal static ColumnFormat Format(this EffectScale scale) =>
        scale == EffectScale.Relative ? ColumnFormat.Percent() : ColumnFormat.Automatic;

    internal static string Words(this EffectScale scale) =>
        scale switch
        {
            EffectScale.Relative => "as a share of the control",
            EffectScale.Ratio => "treatment over control",
            EffectScale.Distance => "distance of distributions",
            _ => "in the metric's unit",
        };
}
