using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Reads the features of sessions and of items in carts, each as of one event.</summary>
internal static class SessionFeatureReader
{
    private static readonly string[] Categories = ["last_event", "last_category"];

    private static readonly string[] Groups =
    [
        "session_activity.sql",
        "session_products.sql",
        "session_last_event.sql",
        "session_history.sql",
        "cart_item.sql",
    ];

    private static readonly string[] Rates =
    [
        "counts",
        "products",
        "categories",
        "brands",
        "hours",
        "overall",
        "orders",
        "end",
    ];

    /// <summary>The features and labels of all rows of a task in a window, by user and instant.</summary>
    internal static PropensityExamples Read(ShopSession session, SessionTask task, SessionWindow window)
    {
        Prepare(session, task, window);
        ComputeGroups(session);
        return ReadRows(session, task);
    }

    /// <summary>Prepares in the session the sampled users' events, the instants and the rates of each day.</summary>
    internal static void Prepare(ShopSession session, SessionTask task, SessionWindow window)
    {
        window.Checked(task.FewestEvents);
        BuiltRelations.Require(session, "dim_users", "fact_events", "fact_purchases", "fact_sessions");
        Script("sampled_events.sql", "macros").Execute(session);
        Script("sampled_events.sql", "users")
            .Execute(session, new { seed = (long)(window.Seed % SessionWindow.Places), places = window.EndOfSample });
        Script("sampled_events.sql", "events").Execute(session, new { until = window.Until });
        Script("session_instants.sql", "begun").Execute(session, new { from = window.From });
        Script("session_instants.sql", task.Section).Execute(session, new { after_events = window.AfterEvents });
        CheckCount(Script("session_instants.sql", "count").QuerySingle<long>(session), window);
        foreach (var section in Rates)
        {
            Script("daily_rates.sql", section).Execute(session, new { until = window.Until });
        }
    }

    /// <summary>Computes each group of features as a table of its own: together in one statement they would need memory for all of them at a time.</summary>
    internal static void ComputeGroups(ShopSession session)
    {
        Script("daily_rates.sql", "subjects").Execute(session);
        foreach (var group in Groups)
        {
            Script(group).Execute(session);
        }
    }

    /// <summary>The rows of the groups that were computed. The events have served.</summary>
    internal static PropensityExamples ReadRows(ShopSession session, SessionTask task)
    {
        Script("session_rows.sql", task.Section).Execute(session);
        Script("sampled_events.sql", "end").Execute(session);
        return PropensityExamples.Read(session, section => Script("session_rows.sql", section), Categories);
    }

    // A little less than would just fit, because users differ in their rows.
    private static void CheckCount(long rows, SessionWindow window)
    {
        if (rows > window.RowLimit)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"There are {rows:N0} rows, {window.RowLimit:N0} are the most ({nameof(SessionWindow.RowLimit)}): a sample of {window.Sample * window.RowLimit / rows * 0.95:0.00######} of the users would fit, {window.Sample} was asked for."
                ),
                nameof(window)
            );
        }
    }

    private static SqlScript Script(string file) => SqlScript.Load(typeof(SessionFeatureReader), "Sessions/" + file);

    private static SqlScript Script(string file, string section) =>
        SqlScript.Load(typeof(SessionFeatureReader), "Sessions/" + file, section);
}
