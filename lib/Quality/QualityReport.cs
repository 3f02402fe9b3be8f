using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;

namespace EcommerceNotebooks.Quality;

/// <summary>What the checks of one run saw; the same rows stand in data_quality_results.</summary>
/// <param name="RunId">The run's name.</param>
/// <param name="Results">One result for each check, in the order in which they were made.</param>
public sealed record QualityReport(string RunId, IReadOnlyList<CheckResult> Results) : TableReport
{
    /// <summary>Checks whose failure is an error.</summary>
    public IReadOnlyList<CheckResult> Errors => [.. Results.Where(result => result.Status == CheckStatus.Failed)];

    /// <summary>Checks whose failure is a warning.</summary>
    public IReadOnlyList<CheckResult> Warnings => [.. Results.Where(result => result.Status == CheckStatus.Warned)];

    /// <summary>Checks that did not pass: errors first, then warnings, then those that could not be computed; a row each.</summary>
    public Table FindingsTable() =>
        Of(
                Results
                    .Where(result => result.Status != CheckStatus.Passed)
                    .OrderBy(result => Array.IndexOf(StatusOrder, result.Status))
                    .Select(QualityRow.Of)
                    .Select(row => row.InWords()),
                $"Findings of {Results.Count} checks"
            )
            .WithFormat(ColumnFormat.Automatic.OrElse("not computed"), "observed")
            .WithFormat(ColumnFormat.Automatic.OrElse("-"), "reason");

    /// <summary>How the checks of each relation ended, a row for each relation.</summary>
    public Table SummaryTable() =>
        Table.Of(
            Results
                .GroupBy(result => result.Relation, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new
                {
                    Relation = group.Key,
                    Checks = group.Count(),
                    Passed = group.Count(result => result.Status == CheckStatus.Passed),
                    Warned = group.Count(result => result.Status == CheckStatus.Warned),
                    Failed = group.Count(result => result.Status == CheckStatus.Failed),
                    NotComputed = group.Count(result => result.Status == CheckStatus.NotComputed),
                }),
            $"{Results.Count} checks by relation"
        );

    /// <summary>Every check, a row each.</summary>
    public override Table ToTable() => Of(Results.Select(QualityRow.Of), $"Data quality, run {RunId}");

    /// <summary>Returns this report when no check failed as an error; in a notebook, the cell that calls it fails otherwise, and with it the run.</summary>
    /// <exception cref="DataContractException">At least one check failed as an error.</exception>
    public QualityReport ThrowIfErrors() =>
        Errors is { Count: > 0 } errors
            ? throw new DataContractException([
                .. errors.Select(error => new ContractViolation(
                    error.Relation,
                    error.Rule,
                    error.Observed,
                    error.SampleKeys
                )),
            ])
            : this;

    // A check observes a count, a share or a distance: each is written by itself.
    private static Table Of(IEnumerable<QualityRow> rows, string title)
    {
        QualityRow[] all = [.. rows];
        return Table.Of(all, title).WithRowFormats(all.Select(_ => ColumnFormat.Automatic));
    }

    private static CheckStatus[] StatusOrder => [CheckStatus.Failed, CheckStatus.Warned, CheckStatus.NotComputed];
}
