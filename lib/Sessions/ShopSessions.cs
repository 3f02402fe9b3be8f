using EcommerceNotebooks.Sessions;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>Sessions of the source, and visits cut by time.</summary>
public static class ShopSessions
{
    /// <summary>
    /// Builds <c>fact_sessions</c> (by user_id and user_session) and <c>visits</c> (by the gap of the options) from <c>events</c>, and the marts of sessions, in one transaction. What <see cref="ShopStarSchema.BuildStarSchema"/> built from the same events already, sessions and their marts, is kept.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="DataContractException">The result would break its contract; the tables stay as they were.</exception>
    /// <exception cref="SqlScriptException">The events were not cleaned yet, or DuckDB refused a script; the tables stay as they were.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the tables stay as they were.</exception>
    public static SessionReport BuildSessions(
        this Shop shop,
        SessionOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        return SessionBuilder.Run(shop.Connection, options ?? new SessionOptions(), cancellationToken);
    }
}
