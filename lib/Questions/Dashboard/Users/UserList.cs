using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Users;

/// <summary>Users that another question found, as rows behind a number.</summary>
internal static class UserList
{
    internal const string Source = "active days of users, or single events where a brand or category is chosen";

    /// <summary>A count of users with these ids.</summary>
    internal static OpenedRows Of(DashboardContext context, IEnumerable<long> users, string title, string meaning)
    {
        Script("found users").Execute(context.Session);
        using (var appender = context.Session.AppendTo("found_users"))
        {
            foreach (var user in users)
            {
                appender.CreateRow().AppendValue(user).EndRow();
            }
        }

        return OpenedRows.Count(title, meaning, "users", Script("users found"));
    }

    private static SqlScript Script(string section) => SqlScript.Load(typeof(UserList), "user_list.sql", section);
}
