using System.Globalization;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Filters;

/// <summary>
/// Runs a question's queries over the events that a filter takes. Their SQL reads
/// <c>filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)</c> in place of <c>events</c>;
/// if <c>fact_sessions</c> is one of the relations they read, <c>filtered_sessions($filter_from, $filter_to, $filter_segment)</c> in its place;
/// <c>filtered_journeys($filter_from, $filter_to, $filter_category, $filter_brand)</c> in that of <c>fact_events</c>, whose users are not looked at.
/// </summary>
internal sealed class FilteredEvents
{
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
        Script("filtered_events.sql").WithSql("events", OfSegment(OfCategory("events"))).Execute(session);
        if (readsSessions)
        {
            Script("filtered_sessions.sql").WithSql("sessions", OfSegment("fact_sessions")).Execute(session);
        }

        if (readsJourneys)
        {
            Script("filtered_journeys.sql").WithSql("is_of_category", IsOfCategory()).Execute(session);
        }
    }

    /// <summary>SQL for a from clause: the rows of a relation with a user_id that are of the filter's segment; all where it has none.</summary>
    internal string OfSegment(string rows) =>
        filter.Segment is null ? rows : InBrackets(Script("rows_of_segment.sql").WithSql("rows", rows));

    private string OfCategory(string events)
    {
        if (filter.WithoutCategory)
        {
            return InBrackets(Script("events_without_category.sql"));
        }

        if (filter.Category is null)
        {
            return events;
        }

        if (!CategoryCodes.AreNumbered(session))
        {
            return InBrackets(Script("events_of_category_text.sql"));
        }

        CategoryCodes.List(session);
        return InBrackets(Script("events_of_category.sql"));
    }

    // A condition on an event's category_code.
    private string IsOfCategory()
    {
        if (filter.CategoryValue is null || filter.WithoutCategory)
        {
            return filter.WithoutCategory ? "category_code is null" : "true";
        }

        if (!CategoryCodes.AreNumbered(session))
        {
            return "(category_code = cast(category as varchar) or starts_with(category_code, cast(category as varchar) || '.'))";
        }

        CategoryCodes.List(session);
        (var own, var first, var last) = Script("category_numbers.sql")
            .QuerySingle<(int? Own, int? First, int? Last)>(session, new { category = filter.Category });
        return string.Create(
            CultureInfo.InvariantCulture,
            $"(enum_code(category_code) = {own ?? -1} or enum_code(category_code) between {first ?? -1} and {last ?? -1})"
        );
    }

    private static string InBrackets(SqlScript script) => $"(\n{script.Text}\n)";

    private static SqlScript Script(string name) => SqlScript.Load(typeof(FilteredEvents), name);
}
