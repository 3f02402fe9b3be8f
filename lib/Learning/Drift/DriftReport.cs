using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Learning.Drift;

/// <summary>What a distance says of a feature.</summary>
public enum DriftStatus
{
    /// <summary>Too little is there to say anything.</summary>
    NotComputed,

    /// <summary>Below the warning.</summary>
    Stable,

    /// <summary>To be looked at.</summary>
    Warning,

    /// <summary>The feature is another one than in the reference.</summary>
    Alarm,
}

/// <summary>How much one feature differs from the reference.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Status">The index less what chance gives, against the thresholds, so that it does not hang on the number of rows.</param>
/// <param name="StabilityIndex">The population stability index over bins that the reference decides; null if not computed.</param>
/// <param name="IndexByChance">What that index is on average where nothing differs; null if not computed.</param>
/// <param name="JensenShannon">The Jensen-Shannon distance to base 2 over the same bins; null if not computed.</param>
public sealed record DriftRow(
    string Feature,
    DriftStatus Status,
    double? StabilityIndex,
    double? IndexByChance,
    double? JensenShannon
)
{
    /// <summary>The share of reference rows without a value; null if not computed.</summary>
    public double? UnknownBefore { get; init; }

    /// <summary>The share of current rows without a value; null if not computed.</summary>
    public double? UnknownNow { get; init; }

    /// <summary>The Kolmogorov-Smirnov distance of the known numbers; null for categories.</summary>
    public double? KolmogorovSmirnov { get; init; }

    /// <summary>The Wasserstein-1 distance of the known numbers in standard deviations of the reference; null for categories.</summary>
    public double? Wasserstein { get; init; }

    /// <summary>Why something is missing; null where nothing is.</summary>
    public string? Reason { get; init; }

    internal static DriftRow NotComputed(string feature, string reason) =>
        new(feature, DriftStatus.NotComputed, null, null, null) { Reason = reason };
}

/// <summary>How much each feature differs from a reference.</summary>
/// <param name="Options">How it was measured.</param>
/// <param name="ReferenceRows">How many rows the reference has.</param>
/// <param name="CurrentRows">How many rows are in question.</param>
/// <param name="Features">The features in the reference's order.</param>
public sealed record DriftReport(
    DriftOptions Options,
    long ReferenceRows,
    long CurrentRows,
    IReadOnlyList<DriftRow> Features
) : ChartReport
{
    private const int MostBars = 20;

    /// <summary>Which features have drifted, in a sentence.</summary>
    public string Sentence =>
        Features.All(row => row.Status == DriftStatus.NotComputed)
            ? Words.Sentence(Features.Count == 0 ? "there are no features" : Features[0].Reason!)
            : $"Drifted: {Names(DriftStatus.Alarm)}. To be looked at: {Names(DriftStatus.Warning)}.";

    private string Title =>
        $"Drift of {Words.Count(CurrentRows, "row")} against {Words.Count(ReferenceRows, "row")} of reference";

    /// <summary>One row per feature.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Features.Select(row => new
                {
                    row.Feature,
                    Status = row.Status == DriftStatus.NotComputed
                        ? "not computed"
                        : row.Status.ToString().ToLowerInvariant(),
                    Psi = row.StabilityIndex,
                    PsiByChance = row.IndexByChance,
                    row.JensenShannon,
                    row.KolmogorovSmirnov,
                    row.Wasserstein,
                    row.UnknownBefore,
                    row.UnknownNow,
                    Note = row.Reason ?? "",
                }),
                Title
            )
            .WithHeading("psi", "PSI")
            .WithHeading("psi_by_chance", "PSI by chance")
            .WithHeading("jensen_shannon", "Jensen-Shannon")
            .WithHeading("kolmogorov_smirnov", "Kolmogorov-Smirnov")
            .WithFormat(
                ColumnFormat.Fixed(4).OrElse("not computed"),
                "psi",
                "psi_by_chance",
                "jensen_shannon",
                "kolmogorov_smirnov",
                "wasserstein"
            )
            .WithFormat(ColumnFormat.Percent().OrElse("not computed"), "unknown_before", "unknown_now");

    /// <summary>The largest stability indexes as bars, at most 20 features.</summary>
    public override Chart ToChart()
    {
        var rows = Features
            .Where(row => row.StabilityIndex is not null)
            .OrderByDescending(row => row.StabilityIndex)
            .Take(MostBars)
            .ToArray();
        return rows.Length == 0
            ? Chart.Nothing(Sentence).Title(Title)
            : Chart
                .HorizontalBar(rows.Select(row => row.Feature), rows.Select(row => row.StabilityIndex), "PSI")
                .Title(Title)
                .XAxis("population stability index");
    }

    private string Names(DriftStatus status)
    {
        var names = Features.Where(row => row.Status == status).Select(row => row.Feature).ToArray();
        return names.Length == 0 ? "no feature" : Words.First(names, 5);
    }
}
