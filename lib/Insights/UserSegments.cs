using System.Globalization;
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
            .WithFormat(
                ColumnFormat.Percent().OrElse("no users"),
                "user_share",
                "user_conversion",
                "session_conversion"
            )
            .WithFormat(ColumnFormat.Percent().OrElse("no revenue"), "revenue_share");

    /// <summary>The segment that brings most revenue in a sentence, or why there is none.</summary>
    public string Sentence
    {
        get
        {
            var top = Segments.MaxBy(segment => segment.RevenueShare);
            return top is { RevenueShare: { } revenue, UserShare: { } users }
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"{top.Segment}\" is {users:P1} of users and {revenue:P1} of revenue."
                )
                : $"Segments cannot be compared by revenue: {InsightText.NoRevenue(Segments.Sum(segment => segment.Purchases))}.";
        }
    }

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
