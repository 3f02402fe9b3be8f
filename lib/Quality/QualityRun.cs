using System.Globalization;
using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;

namespace EcommerceNotebooks.Quality;

/// <summary>Makes the checks and keeps their results.</summary>
internal static class QualityRun
{
    internal static QualityReport Run(ShopSession session, QualityOptions options)
    {
        var relations = Part("relations").Query<string>(session).ToHashSet(StringComparer.Ordinal);
        var checks = QualitySuite.Checks(options, relations);
        RejectRepeatedNames(checks);
        var runId = options.RunId ?? DefaultRunId(session, options, relations);
        var results = checks.Select(check => check.Run(session)).ToList();
        if (!session.Shop.IsReadOnly)
        {
            Keep(session, runId, results);
        }

        return new QualityReport(runId, results);
    }

    private static void Keep(ShopSession session, string runId, List<CheckResult> results)
    {
        // Two transactions that write the same table would fail, though neither is wrong.
        using var alone = session.Shop.KeepingResults.EnterScope();
        using var transaction = session.Connection.BeginTransaction();
        SqlScript.Load(typeof(QualityRun), "data_quality_results.sql").Execute(session);
        Part("delete").Execute(session, new { run_id = runId });
        foreach (var result in results)
        {
            var row = new
            {
                run_id = runId,
                check_name = result.CheckName,
                relation = result.Relation,
                severity = QualityRow.Text(result.Severity),
                rule = result.Rule,
                observed = result.Observed,
                threshold = result.Threshold,
                status = QualityRow.Text(result.Status),
                sample_keys = string.Join('\u001f', result.SampleKeys),
                reason = result.Reason,
            };
            Part("insert").Execute(session, row);
        }

        ContractVerifier.Verify(session, ["data_quality_results"], []);
        transaction.Commit();
    }

    private static string DefaultRunId(ShopSession session, QualityOptions options, HashSet<string> relations)
    {
        var asOf = options.AsOf is { } instant
            ? string.Create(CultureInfo.InvariantCulture, $" as of {instant:yyyy-MM-ddTHH:mm:ss}")
            : "";
        if (!relations.Contains("events"))
        {
            return $"no events{asOf}";
        }

        var summary = Part("events").QuerySingle<EventsSummary>(session);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Events} events to {summary.LastEvent:yyyy-MM-ddTHH:mm:ss}{asOf}"
        );
    }

    private static void RejectRepeatedNames(IReadOnlyList<DataCheck> checks)
    {
        var repeated = checks
            .GroupBy(check => (check.Relation, check.Name))
            .FirstOrDefault(group => group.Skip(1).Any());
        if (repeated is not null)
        {
            throw new ArgumentException(
                $"Checks has two checks named \"{repeated.Key.Name}\" for {repeated.Key.Relation}; names are unique within a relation.",
                nameof(checks)
            );
        }
    }

    private static SqlScript Part(string name) => SqlScript.Load(typeof(QualityRun), "quality_run.sql").Section(name)!;
}
