using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;

namespace EcommerceNotebooks.Quality;

/// <summary>The checks that a run makes besides the contracts and those of the caller.</summary>
internal static class QualitySuite
{
    /// <summary>All checks of a run on the relations that exist, in a fixed order.</summary>
    internal static IReadOnlyList<DataCheck> Checks(QualityOptions options, IReadOnlyCollection<string> relations)
    {
        var contracts = options.Contracts
            ? TableContracts
                .All.Where(contract =>
                    contract.Layer != WarehouseLayer.Quality && relations.Contains(contract.Relation)
                )
                .SelectMany(contract => ContractChecks.Of(contract, relations))
            : [];
        var standard = Standard(options)
            .Concat(options.KnownAnomalies ? KnownAnomalies.Checks : [])
            .Where(check => relations.Contains(check.Relation));
        return [.. contracts, .. standard, .. options.Checks];
    }

    private static IEnumerable<DataCheck> Standard(QualityOptions options)
    {
        yield return new RowCountReconcileCheck("fact_events", "events");
        yield return new RowCountReconcileCheck("fact_sessions", "dim_sessions");
        yield return new RangeCheck("events", "price", 0, null) { Severity = CheckSeverity.Warn };
        yield return new RegexCheck("events", "category_code", @"[a-z0-9_]+(\.[a-z0-9_]+)*")
        {
            Severity = CheckSeverity.Warn,
        };
        yield return new NullRateDeltaCheck("events", "brand", "event_date")
        {
            Severity = CheckSeverity.Warn,
            Threshold = 5,
        };
        yield return new NullRateDeltaCheck("events", "category_code", "event_date")
        {
            Severity = CheckSeverity.Warn,
            Threshold = 5,
        };
        yield return new VolumeAnomalyCheck("events", "event_date") { Severity = CheckSeverity.Warn, Threshold = 3 };
        if (options.AsOf is { } asOf)
        {
            yield return new FreshnessCheck("events", "event_time", asOf) { Threshold = options.MaximumAgeHours };
        }
    }
}
