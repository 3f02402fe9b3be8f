using EcommerceNotebooks.Warehouse.Checks;

namespace EcommerceNotebooks.Quality;

/// <summary>A result as data_quality_results keeps and tables show it.</summary>
internal sealed record QualityRow(
    string CheckName,
    string Relation,
    string Severity,
    double? Observed,
    double Threshold,
    string Status,
    string SampleKeys,
    string? Reason
)
{
    internal static QualityRow Of(CheckResult result) =>
        new(
            result.CheckName,
            result.Relation,
            Text(result.Severity),
            result.Observed,
            result.Threshold,
            Text(result.Status),
            string.Join("; ", result.SampleKeys),
            result.Reason
        );

    /// <summary>The row for people: a count that is infinitely far from what it was says so instead of showing a number.</summary>
    internal QualityRow InWords() =>
        Observed is { } number && double.IsInfinity(number)
            ? this with
            {
                Observed = null,
                Reason = "The days before are all equal, so that any other count is infinitely far from them.",
            }
            : this;

    internal static string Text(CheckSeverity severity) => severity == CheckSeverity.Error ? "error" : "warn";

    internal static string Text(CheckStatus status) =>
        status switch
        {
            CheckStatus.Passed => "passed",
            CheckStatus.Warned => "warned",
            CheckStatus.Failed => "failed",
            _ => "not_computed",
        };
}
