using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

/// <summary>Builds fact_user_days from fact_sessions and the events of sessions that cross midnight.</summary>
internal static class UserDaysBuilder
{
    /// <summary>The relation that it builds.</summary>
    internal const string Relation = "fact_user_days";

    // Some millions of sessions have few enough days that counting and sorting them stays near the processor.
    private const long SliceSessions = 3_000_000;

    /// <summary>
    /// Builds the relation slice of users by slice in the order of ids, and for the rest of the load the temporary table session_days_over_midnight.
    /// </summary>
    /// <param name="load">The load to which the relation belongs; fact_sessions and events are there.</param>
    /// <param name="sliceSessions">About how many sessions are summed up at once.</param>
    internal static void Build(WarehouseLoad load, long sliceSessions = SliceSessions)
    {
        using var order = new InsertionOrder(load.Session);
        load.Finally(Script("drop_user_day_work.sql"));
        Script("session_days_over_midnight.sql").Execute(load.Session);
        Script("user_days_of.sql").Execute(load.Session);
        load.Create(Script("fact_user_days.sql"), Relation);
        foreach (var (first, end) in UserSlices.Of(load, sliceSessions))
        {
            load.Append(Script("append_user_days.sql"), Relation, new { first_user = first, end_user = end });
        }
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(UserDaysBuilder), fileName);
}
