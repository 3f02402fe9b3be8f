using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Reads the features of users as of an instant. What all users together say (rates of the catalogue, fifths of buyers) is prepared once a window; the users asked for come after it.</summary>
internal sealed class UserFeatureReader
{
    private static readonly string[] Categories = ["primary_category", "preferred_brand", "last_event"];

    private static readonly string[] Groups =
    [
        "user_activity.sql",
        "user_sessions.sql",
        "user_products.sql",
        "user_purchases.sql",
        "user_last_event.sql",
        "user_favourites.sql",
        "user_features.sql",
    ];

    private static readonly string[] Shared =
    [
        "counts",
        "overall",
        "products",
        "categories",
        "brands",
        "hours",
        "orders",
        "rfm",
    ];

    private readonly ShopSession session;
    private readonly PropensityWindow window;
    private IReadOnlyList<FeatureColumn>? columns;

    /// <summary>Prepares a window in the session.</summary>
    internal UserFeatureReader(ShopSession session, PropensityWindow window)
    {
        this.session = session;
        this.window = window.Checked();
        BuiltRelations.Require(session, "dim_users", "fact_events", "fact_purchases", "fact_sessions");
        Script("window_events.sql").Execute(session);
        foreach (var section in Shared)
        {
            Script("catalogue_rates.sql", section).Execute(session, Values(long.MinValue, long.MaxValue));
        }

        foreach (var group in Groups)
        {
            Script(group).Execute(session);
        }
    }

    /// <summary>The features and labels of every user with an event in the window, by user.</summary>
    internal static PropensityExamples Read(ShopSession session, PropensityWindow window) =>
        new UserFeatureReader(session, window).Read(long.MinValue, long.MaxValue);

    /// <summary>The features and labels of the users between two ids.</summary>
    internal PropensityExamples Read(long firstUser, long lastUser)
    {
        Script("user_rows.sql", "features").Execute(session, Values(firstUser, lastUser));
        return ReadComputed();
    }

    /// <summary>The rows that were computed last.</summary>
    internal PropensityExamples ReadComputed()
    {
        var examples = PropensityExamples.Read(
            session,
            section => Script("user_rows.sql", section),
            Categories,
            new { as_of = window.AsOf, until = window.Until },
            columns
        );
        columns = examples.Features.Columns;
        return examples;
    }

    private object Values(long firstUser, long lastUser) =>
        new
        {
            from = window.From,
            as_of = window.AsOf,
            first_user = firstUser,
            last_user = lastUser,
        };

    private static SqlScript Script(string file) => SqlScript.Load(typeof(UserFeatureReader), "Users/" + file);

    private static SqlScript Script(string file, string section) =>
        SqlScript.Load(typeof(UserFeatureReader), "Users/" + file, section);
}
