using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Insights;

/// <summary>Users by how many sessions they have.</summary>
/// <param name="Segments">All four segments, most sessions first, also those without users.</param>
public sealed record UserSegments(IReadOnlyList<UserSegment> Segments)
{
    /// <summary>One row per segment.</summary>
    public Table ToTable() =>
        Table
            .Of(Segments, "Users by number of sessions")
            .WithFormat(ColumnFormat.Percent(), "user_share", "revenue_share", "user_conversion", "session_conversion");

    /// <summary>Shares of users and of revenue side by side.</summary>
    public Chart ToChart()
    {
        var names = Segments.Select(segment => segment.Segment);
        if (Segments.All(segment => segment.Users == 0))
        {
            return Chart.Nothing("There are no users.").Title("Users by number of sessions");
        }

        Chart users = Chart.Bar(names, Segments.Select(segment => segment.UserShare), "users");
        bool revenue = Segments.Any(segment => segment.RevenueShare is not null);
        return (
            revenue ? users.With(Chart.Bar(names, Segments.Select(segment => segment.RevenueShare), "revenue")) : users
        )
            .Title("Who brings the revenue: users by number of sessions")
            .YAxis("share", ".0%");
    }
}
