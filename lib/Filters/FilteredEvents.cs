using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Filters;

/// <summary>
/// Runs a question's queries over the events that a filter takes. Their SQL reads
/// <c>filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)</c> in place of <c>events</c>;
/// if <c>fact_sessions</c> is one of the relations they read, <c>filtered_sessions($filter_from, $filter_to, $filter_segment)</c> in its place;
/// <c>filtered_journeys($filter_from, $filter_to, $filter_category, $filter_brand)</c> in that of <c>fact_events</c>, whose users are not looked at. Other relations
/// with users are filtered by <c>is_of_segment(user_id, $filter_segment)</c>.
/// </summary>
internal sealed class FilteredEvents
{
    private const string Category = "category";

    private readonly ShopSession session;
    private readonly EventFilter filter;
    private readonly bool readsSessions;
    private readonly bool readsJourneys;

    /// <summary>Makes the macros known to the session.</summary>
    /// <exception cref="ArgumentException">The filter contradicts itself, or names a category, brand or segment that the warehouse does not have.</exception>
    /// <exception cref="InvalidOperationException">A table is not built yet; the message names the call that builds it.</exception>
    internal FilteredEvents(ShopSession session, EventFilter? filter, params string[] otherRelations)
    {
        ArgumentNullException.ThrowIfNull(session);
        this.session = session;
        this.filter = (filter ?? EventFilter.All).Checked();
        readsSessions = otherRelations.Contains("fact_sessions", StringComparer.Ordinal);
        readsJourneys = otherRelations.Contains("fact_events", StringComparer.Ordinal);
        BuiltRelations.Require(session, ["events", "dim_users", .. otherRelations]);
        KnownNames.Require(session, this.filter);
        Define();
    }

    /// <summary>The rows of a script in its order; its own parameters are the properties of <paramref name="parameters"/>.</summary>
    internal IReadOnlyList<T> Query<T>(SqlScript script, object? parameters = null) =>
        Defined(script).Query<T>(session, Parameters(parameters));

    /// <summary>The one row of a script that always gives one.</summary>
    internal T QuerySingle<T>(SqlScript script, object? parameters = null) =>
        Defined(script).QuerySingle<T>(session, Parameters(parameters));

    /// <summary>Runs a script that makes a table and returns the number of rows it changed.</summary>
    internal int Execute(SqlScript script, object? parameters = null) =>
        Defined(script).Execute(session, Parameters(parameters));

    /// <summary>The filter's five parameters beside the properties of <paramref name="own"/>.</summary>
    internal IReadOnlyDictionary<string, object?> Parameters(object? own = null) =>
        QueryParameters.Of(
            own,
            new
            {
                filter_from = filter.From,
                filter_to = filter.To,
                filter_category = filter.CategoryValue,
                filter_brand = filter.BrandValue,
                filter_segment = filter.Segment,
            }
        );

    // A filter made later has put its own macros in their place.
    private SqlScript Defined(SqlScript script)
    {
        Define();
        return script;
    }

    private void Define()
    {
        Conditions(filter.Segment is null ? "any user" : "users of a segment").Execute(session);
        var ofCategory = OfCategory();
        if (ofCategory == Category)
        {
            CategoryCodes.List(session);
        }

        Conditions(ofCategory).Execute(session, new { category = filter.Category });
        Relation("events").Execute(session);
        if (readsSessions)
        {
            Relation("sessions").Execute(session);
        }

        if (readsJourneys)
        {
            Relation("journeys").Execute(session);
        }
    }

    private string OfCategory() =>
        filter.WithoutCategory ? "no category"
        : filter.Category is null ? "any category"
        : Category;

    private static SqlScript Conditions(string section) =>
        SqlScript.Load(typeof(FilteredEvents), "filter_conditions.sql", section);

    private static SqlScript Relation(string section) =>
        SqlScript.Load(typeof(FilteredEvents), "filtered_events.sql", section);
}
