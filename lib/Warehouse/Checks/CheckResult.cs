namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>What one check saw.</summary>
/// <param name="CheckName">The check's name, unique for a relation within a run.</param>
/// <param name="Relation">The table or view that was looked at.</param>
/// <param name="Severity">What a failure means.</param>
/// <param name="Rule">What was promised, in words.</param>
/// <param name="Observed">The observed value: failing rows or keys, hours, a rate or a z value, as the rule says; null when it could not be computed.</param>
/// <param name="Threshold">The largest observed value that passes.</param>
/// <param name="Status">How the check ended.</param>
/// <param name="SampleKeys">At most five failing keys, the smallest first.</param>
/// <param name="Reason">Why the check could not be computed, or null.</param>
public sealed record CheckResult(
    string CheckName,
    string Relation,
    CheckSeverity Severity,
    string Rule,
    double? Observed,
    double Threshold,
    CheckStatus Status,
    IReadOnlyList<string> SampleKeys,
    string? Reason = null
);
