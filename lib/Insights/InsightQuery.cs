using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Insights;

/// <summary>An insight's one query: its script, and the tables it reads, which must be built before.</summary>
internal sealed class InsightQuery(string script, params string[] relations)
{
    /// <summary>The query's rows in its order.</summary>
    /// <exception cref="InvalidOperationException">A table is not built yet; the message names the call that builds it.</exception>
    internal IReadOnlyList<T> Rows<T>(ShopSession session, object? parameters)
    {
        BuiltRelations.Require(session, relations);
        return SqlScript.Load(typeof(InsightQuery), script).Query<T>(session, parameters);
    }

    /// <summary>The query's rows in its order, for a query without parameters.</summary>
    internal IReadOnlyList<T> Rows<T>(ShopSession session) => Rows<T>(session, null);

    /// <summary>The one row of a query that always gives one.</summary>
    internal T Row<T>(ShopSession session) => Rows<T>(session).Single();
}
