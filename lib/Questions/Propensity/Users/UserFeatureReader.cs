using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Reads the features of users as of an instant. What all users together say (rates of the catalogue, fifths of buyers) is prepared once a window; the users asked for come after it.</summary>
internal static class UserFeatureReader
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

    /// <summary>The features and labels of every user with an event in the window, by user.</summary>
    internal static PropensityExamples Read(ShopSession session, PropensityWindow window)
    {
        Prepare(session, window);
        return ReadUsers(session, window, long.MinValue, long.MaxValue);
    }

    /// <summary>Prepares a window in the session.</summary>
    internal static void Prepare(ShopSession session, PropensityWindow window)
    {
        window.Checked();
        BuiltRelations.Require(session, "dim_users", "fact_events", "fact_purchases", "fact_sessions");
        Script("window_events.sql").Execute(session);
        var values = new
        {
            from = window.From,
            as_of = window.AsOf,
            first_user = long.MinValue,
            last_user = long.MaxValue,
        };
        foreach (var section in Shared)
        {
            Script("catalogue_rates.sql", section).Execute(session, values);
        }

        foreach (var group in Groups)
        {
            Script(group).Execute(session);
        }
    }

    /// <summary>The features and labels of the users between two ids, in a window that was prepared.</summary>
    internal static PropensityExamples ReadUsers(
        ShopSession session,
        PropensityWindow window,
        long firstUser,
        long lastUser
    )
    {
        Script("user_rows.sql", "features")
            .Execute(
                session,
                new
                {
                    from = window.From,
                    as_of = window.AsOf,
                    first_user = firstUser,
                    last_user = lastUser,
                }
            );
        var matrix = session.Connection.ReadMatrix<double>(
            Script("user_rows.sql", "matrix").Text,
            double.NaN,
            cancellationToken: session.CancellationToken
        );
        var rows = session.Connection.ReadMatrix<long>(
            Script("user_rows.sql", "users").Text,
            parameters: new { as_of = window.AsOf, until = window.Until },
            cancellationToken: session.CancellationToken
        );
        return new(
            new FeatureTable(matrix, [.. matrix.ColumnNames.Select(name => Column(session, name))]),
            Array.ConvertAll(rows.Column(1).ToArray(), label => (byte)label),
            rows.Column(0).ToArray()
        );
    }

    private static FeatureColumn Column(ShopSession session, string name) =>
        Categories.Contains(name)
            ? new(
                name,
                FeatureKind.Category,
                Script("user_rows.sql", "names").Query<string>(session, new { column = name })
            )
            : new(name);

    private static SqlScript Script(string file) => SqlScript.Load(typeof(UserFeatureReader), "Users/" + file);

    private static SqlScript Script(string file, string section) =>
        SqlScript.Load(typeof(UserFeatureReader), "Users/" + file, section);
}
