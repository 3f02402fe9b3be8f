namespace EcommerceNotebooks.Funnels;

/// <summary>A step of a funnel in numbers, all of them units over units.</summary>
/// <param name="Step">Its number, from 1.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsOptional">Whether a unit may go on without it.</param>
/// <param name="Units">Units whose attempt has it.</param>
/// <param name="StepConversion">Over the units at the required step before; null at the first step and where there are none.</param>
/// <param name="OverallConversion">Over the units at the first step; null without any.</param>
/// <param name="Stopped">Units that went no further; null for optional steps and for the last required one.</param>
/// <param name="StoppedShare">Over the step's units; null without any and where there is no number.</param>
/// <param name="Skipped">Units that passed without it; null for required steps.</param>
/// <param name="SkippedShare">Over all units that passed it: those at the next required step or, behind the last one, at that; null without any and for required steps.</param>
/// <param name="MeanSeconds">Mean time since the required step before, over the attempts that have the step; null at the first step and where there are none.</param>
/// <param name="MedianSeconds">Median of the same.</param>
public sealed record FunnelStepCount(
    int Step,
    string Name,
    bool IsOptional,
    long Units,
    double? StepConversion,
    double? OverallConversion,
    long? Stopped,
    double? StoppedShare,
    long? Skipped,
    double? SkippedShare,
    double? MeanSeconds,
    double? MedianSeconds
)
{
    internal static FunnelStepCount For(FunnelOptions options, FunnelCountRow row, IReadOnlyList<long> units)
    {
        var isOptional = options.Steps[row.Step - 1].IsOptional;
        var next = options.RequiredAfter(row.Step);
        long? stopped = isOptional || next == 0 ? null : row.Units - units[next - 1];
        return new FunnelStepCount(
            row.Step,
            options.StepName(row.Step),
            isOptional,
            row.Units,
            row.Step == 1 ? null : Share(row.Units, units[options.RequiredBefore(row.Step) - 1]),
            Share(row.Units, units[0]),
            stopped,
            stopped is { } left ? Share(left, row.Units) : null,
            isOptional ? row.Skipping : null,
            isOptional ? Share(row.Skipping, row.Passing) : null,
            row.MeanSeconds,
            row.MedianSeconds
        );
    }

    internal static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
