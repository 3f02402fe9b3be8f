using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;

namespace EcommerceNotebooks.Quality;

/// <summary>Things known to go wrong in shop logs of this kind; each warns and leaves the data as it is.</summary>
internal static class KnownAnomalies
{
    internal static IReadOnlyList<DataCheck> Checks { get; } =
    [
        Anomaly("events", "zero_prices", "no event has a price of 0"),
        Anomaly("events", "cart_bursts", "no cart event occurs in five or more copies"),
        Anomaly("fact_sessions", "sessions_of_several_users", "no session id is shared by several users"),
        Anomaly("fact_sessions", "long_sessions", "no session is longer than 24 hours"),
        Anomaly("fact_daily_kpis", "days_without_purchase", "every date has a purchase"),
    ];

    private static SqlCheck Anomaly(string relation, string script, string promise) =>
        new(
            relation,
            promise,
            SqlScript.Load(typeof(KnownAnomalies), "known_anomalies.sql").Section(script)!.Text.TrimStart('\n')
        )
        {
            Name = script,
            Severity = CheckSeverity.Warn,
        };
}
