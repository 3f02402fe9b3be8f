using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

/// <summary>Builds fact_events in the order of users, so that whoever follows users reads their events one after the other.</summary>
internal static class UserEventsBuilder
{
    /// <summary>The relation that it builds.</summary>
    internal const string Relation = "fact_events";

    // The events of so many sessions take about two gigabytes while they are sorted.
    private const long SliceSessions = 5_000_000;

    /// <summary>Builds the relation slice of users by slice.</summary>
    /// <param name="load">The load to which the relation belongs; fact_sessions and events are there.</param>
    /// <param name="sliceSessions">About how many sessions' events are sorted at once.</param>
    internal static void Build(WarehouseLoad load, long sliceSessions = SliceSessions)
    {
        using var order = new InsertionOrder(load.Session);
        Script("user_events_of.sql").Execute(load.Session);
        load.Create(Script("fact_events.sql"), Relation);
        foreach (var (first, end) in UserSlices.Of(load, sliceSessions))
        {
            load.Append(Script("append_user_events.sql"), Relation, new { first_user = first, end_user = end });
        }
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(UserEventsBuilder), fileName);
}
