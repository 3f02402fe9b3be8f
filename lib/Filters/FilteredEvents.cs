using Dapper;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Filters;

/// <summary>
/// Runs a question's queries over the events that a filter takes. Their SQL reads
/// <c>filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)</c> in place of <c>events</c>;
/// if <c>fact_sessions</c> is one of the relations they read, <c>filtered_sessions($filter_from, $filter_to, $filter_segment)</c> in its place.
/// </summary>
internal sealed class FilteredEvents
{
    private readonly Shop shop;
    private readonly EventFilter filter;

    /// <summary>Makes the macro known to the shop's connection.</summary>
    /// <exception cref="ArgumentException">The filter contradicts itself.</exception>
    /// <exception cref="InvalidOperationException">A table is not built yet; the message names the call that builds it.</exception>
    internal FilteredEvents(Shop shop, EventFilter? filter, params string[] otherRelations)
    {
        ArgumentNullException.ThrowIfNull(shop);
        this.shop = shop;
        this.filter = (filter ?? EventFilter.All).Checked();
        BuiltRelations.Require(shop, ["events", "dim_users", .. otherRelations]);
        Script("filtered_events.sql").Execute(shop.Connection);
        if (otherRelations.Contains("fact_sessions", StringComparer.Ordinal))
        {
            Script("filtered_sessions.sql").Execute(shop.Connection);
        }
    }

    /// <summary>The rows of a script in its order; its own parameters are the properties of <paramref name="parameters"/>.</summary>
    internal IReadOnlyList<T> Query<T>(
        SqlScript script,
        object? parameters = null,
        CancellationToken cancellationToken = default
    ) => script.Query<T>(shop.Connection, Parameters(parameters), cancellationToken);

    /// <summary>The one row of a script that always gives one.</summary>
    internal T QuerySingle<T>(
        SqlScript script,
        object? parameters = null,
        CancellationToken cancellationToken = default
    ) => script.QuerySingle<T>(shop.Connection, Parameters(parameters), cancellationToken);

    /// <summary>Runs a script that makes a table and returns the number of rows it changed.</summary>
    internal int Execute(SqlScript script, object? parameters = null, CancellationToken cancellationToken = default) =>
        script.Execute(shop.Connection, Parameters(parameters), cancellationToken);

    /// <summary>The filter's five parameters beside the properties of <paramref name="own"/>.</summary>
    internal DynamicParameters Parameters(object? own = null)
    {
        var parameters = new DynamicParameters(own);
        parameters.AddDynamicParams(
            new
            {
                filter_from = filter.From,
                filter_to = filter.To,
                filter_category = filter.Category,
                filter_brand = filter.Brand,
                filter_segment = filter.Segment,
            }
        );
        return parameters;
    }

    private static SqlScript Script(string name) => SqlScript.Load(typeof(FilteredEvents), name);
}
