using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>The users who spent most.</summary>
/// <param name="Users">Most spent first, ties by user_id; users who spent nothing are left out.</param>
public sealed record TopUsers(IReadOnlyList<TopUser> Users) : TableReport
{
    /// <summary>One row per user.</summary>
    public override Table ToTable() =>
        Table.Of(Users, Users.Count == 0 ? "Users who spent most: nobody spent anything" : "Users who spent most");
}
