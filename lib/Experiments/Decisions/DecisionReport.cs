using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Experiments;

/// <summary>The decisions for all treatments of an experiment.</summary>
/// <param name="Decisions">Treatment by treatment.</param>
public sealed record DecisionReport(IReadOnlyList<Decision> Decisions) : TableReport
{
    /// <summary>One row per treatment.</summary>
    public override Table ToTable() =>
        Table.Of(
            Decisions.Select(each => new
            {
                Treatment = each.Arm,
                Verdict = each.Verdict.ToString(),
                each.IsRefusal,
                Reasons = string.Join("; ", each.Reasons),
                Warnings = string.Join("; ", each.Warnings),
            }),
            "Decision"
        );
}
