using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard;

/// <summary>A value that a filter can be set to.</summary>
/// <param name="Name">The brand or category.</param>
/// <param name="Events">Its events; of a category those of all below it too.</param>
public sealed record DashboardChoice(string Name, long Events);

/// <summary>How the checks of the data ended.</summary>
/// <param name="State">passed, warnings, errors, or not checked.</param>
/// <param name="Checks">Checks that ran.</param>
/// <param name="Errors">Checks that failed: the data must not be used.</param>
/// <param name="Warnings">Checks that warn: worth a look.</param>
public sealed record QualityState(string State, long Checks, long Errors, long Warnings);

/// <summary>What data a dashboard shows.</summary>
/// <param name="Events">Clean events.</param>
/// <param name="FirstDate">The first date (UTC) with an event; null without events.</param>
/// <param name="LastDate">The last date with an event; null without events.</param>
/// <param name="AsOf">The instant (UTC) up to which the log tells.</param>
/// <param name="Invented">That the log, or a part of it, is invented; null where it is not.</param>
/// <param name="Version">A hash of what the facts were built from and how: it changes with the data.</param>
/// <param name="Quality">How the checks of these events ended.</param>
/// <param name="Cells">Rows of the sums that filters are answered from.</param>
/// <param name="CellBytes">Their bytes in the warehouse.</param>
public sealed record DashboardSummary(
    long Events,
    DateOnly? FirstDate,
    DateOnly? LastDate,
    DateTime AsOf,
    string? Invented,
    string Version,
    QualityState Quality,
    long Cells,
    long CellBytes
)
{
    /// <summary>The segments of users.</summary>
    public static IReadOnlyList<string> Segments { get; } =
    ["Power User", "Active User", "Occasional User", "One-time User"];

    internal static DashboardSummary Read(ShopSession session)
    {
        var overview = session.Insights.LogOverview();
        var (cells, bytes) = Script("cells").QuerySingle<(long Cells, long Bytes)>(session);
        return new DashboardSummary(
            overview.Events,
            overview.FirstDate,
            overview.LastDate,
            overview.AsOf,
            overview.Invented,
            VersionOf(Lineage.Of(session, "fact_events") ?? "", overview.Events),
            ReadQuality(session),
            cells,
            bytes
        );
    }

    internal static IReadOnlyList<DashboardChoice> Choices(ShopSession session, string kind, string part, int rows) =>
        kind is "brand" or "category"
            ? Script(kind).Query<DashboardChoice>(session, new { part, rows })
            : throw new ArgumentException("There are choices of brand and category.");

    private static string VersionOf(string lineage, long events) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{events} {lineage}")))
        )[..12];

    private static QualityState ReadQuality(ShopSession session)
    {
        if (!BuiltRelations.Exists(session, "data_quality_results"))
        {
            return new QualityState("not checked", 0, 0, 0);
        }

        var groups = Script("quality").Query<(string Status, long Checks)>(session);
        var errors = groups.Where(each => each.Status == "failed").Sum(each => each.Checks);
        var warnings = groups.Where(each => each.Status == "warned").Sum(each => each.Checks);
        return new QualityState(
            groups.Count == 0 ? "not checked"
                : errors > 0 ? "errors"
                : warnings > 0 ? "warnings"
                : "passed",
            groups.Sum(each => each.Checks),
            errors,
            warnings
        );
    }

    private static SqlScript Script(string section) => SqlScript.Load(typeof(DashboardSummary), "choices.sql", section);
}
