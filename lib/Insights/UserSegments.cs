using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>Users by how many sessions they have.</summary>
/// <param name="Segments">All four segments, most sessions first, also those without users.</param>
public sealed record UserSegments(IReadOnlyList<UserSegment> Segments) : ChartReport
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

    /// <summary>The segment that brings most revenue in a sentence, or those that bring equally much, or why there is none.</summary>
    public string Sentence
    {
        get
        {
            var highest = Segments.Max(segment => segment.RevenueShare);
            UserSegment[] top = [.. Segments.Where(segment => highest is not null && segment.RevenueShare == highest)];
            return top.Length == 1
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"Most revenue, {highest:P2}, comes from \"{top[0].Segment}\": {top[0].UserShare:P2} of users."
                    )
                : top.Length > 1
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"Most revenue, and equally much, comes from {Words.List([.. top.Select(segment => $"\"{segment.Segment}\"")])}: {highest:P2} each."
                    )
                : $"Segments cannot be compared by revenue: {InsightText.NoRevenue(Segments.Sum(segment => segment.Purchases))}.";
        }
    }

    /// <summary>Shares of users and of revenue side by side.</summary>
    public override Chart ToChart()
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
