using System.Globalization;
using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;

namespace EcommerceNotebooks.Quality;

/// <summary>Makes the checks and keeps their results.</summary>
internal static class QualityRun
{
    internal static QualityReport Run(
        DuckDBConnection connection,
        QualityOptions options,
        CancellationToken cancellationToken
    )
    {
        var relations = Script("relations.sql")
            .Query<string>(connection, cancellationToken: cancellationToken)
            .ToHashSet(StringComparer.Ordinal);
        var checks = QualitySuite.Checks(options, relations);
        RejectRepeatedNames(checks);
        var runId = options.RunId ?? DefaultRunId(connection, options, relations, cancellationToken);
        var results = checks.Select(check => check.Run(connection, cancellationToken)).ToList();
        Keep(connection, runId, results, cancellationToken);
        return new QualityReport(runId, results);
    }

    private static void Keep(
        DuckDBConnection connection,
        string runId,
        List<CheckResult> results,
        CancellationToken cancellationToken
    )
    {
        using var transaction = connection.BeginTransaction();
        Script("data_quality_results.sql").Execute(connection, cancellationToken: cancellationToken);
        Script("delete_run.sql").Execute(connection, new { run_id = runId }, cancellationToken);
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
            Script("insert_result.sql").Execute(connection, row, cancellationToken);
        }

        ContractVerifier.Verify(connection, ["data_quality_results"], [], cancellationToken);
        transaction.Commit();
    }

    private static string DefaultRunId(
        DuckDBConnection connection,
        QualityOptions options,
        HashSet<string> relations,
        CancellationToken cancellationToken
    )
    {
        var asOf = options.AsOf is { } instant
            ? string.Create(CultureInfo.InvariantCulture, $" as of {instant:yyyy-MM-ddTHH:mm:ss}")
            : "";
        if (!relations.Contains("events"))
        {
            return $"no events{asOf}";
        }

        var summary = Script("events_summary.sql")
            .QuerySingle<EventsSummary>(connection, cancellationToken: cancellationToken);
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

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(QualityRun), fileName);
}
