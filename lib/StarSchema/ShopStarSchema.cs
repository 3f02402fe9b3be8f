using EcommerceNotebooks.StarSchema;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>The star schema.</summary>
public static class ShopStarSchema
{
    /// <summary>
    /// Builds <c>dim_users</c>, <c>dim_products</c>, <c>dim_sessions</c>, <c>dim_time</c>, <c>fact_events</c>, <c>fact_product_variants</c>, <c>fact_purchases</c>, <c>fact_sessions</c>, <c>fact_user_days</c> and <c>fact_daily_kpis</c> from <c>events</c>, and the marts of sessions and of the star schema, in one transaction. What <see cref="ShopSessions.BuildSessions"/> built from the same events already, sessions and their marts, is kept.
    /// </summary>
    /// <exception cref="DataContractException">The result would break its contract; the tables stay as they were.</exception>
    /// <exception cref="SqlScriptException">The events were not cleaned yet, or DuckDB refused a script; the tables stay as they were.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the tables stay as they were.</exception>
    public static StarSchemaReport BuildStarSchema(this Shop shop, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shop);
        return StarSchemaBuilder.Run(shop.Connection, cancellationToken);
    }
}
