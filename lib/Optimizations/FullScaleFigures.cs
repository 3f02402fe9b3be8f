using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcommerceNotebooks.Optimizations.Techniques;

namespace EcommerceNotebooks.Optimizations;

/// <summary>The published measurement of all techniques on the whole log, from data/reference/optimizations.json; the benchmark of the techniques writes that file.</summary>
/// <param name="LogEvents">Events of the log.</param>
/// <param name="Date">When it was measured, yyyy-MM-dd.</param>
/// <param name="Cpu">The processor.</param>
/// <param name="Cores">Its cores.</param>
/// <param name="DuckDb">The engine's version.</param>
/// <param name="Rounds">Rounds of each technique.</param>
/// <param name="Techniques">A figure for each technique.</param>
public sealed record FullScaleFigures(
    long LogEvents,
    string Date,
    string Cpu,
    int Cores,
    string DuckDb,
    int Rounds,
    ImmutableArray<FullScaleFigure> Techniques
)
{
    private const string Resource = "Published/optimizations.json";

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
        WriteIndented = true,
    };

    private static readonly Lazy<FullScaleFigures> Embedded = new(Read);

    /// <summary>The figures that the library was built with.</summary>
    public static FullScaleFigures Published => Embedded.Value;

    /// <summary>The figure of a technique; null where it was not measured.</summary>
    public FullScaleFigure? this[Optimization technique] =>
        Techniques.FirstOrDefault(figure => figure.Technique == technique);

    /// <summary>The verdict on a technique by the rule of <see cref="OptimizationResult.Verdict"/>; null where it was not measured.</summary>
    public OptimizationVerdict? VerdictOn(Optimization technique) =>
        this[technique] is { } figure
            ? OptimizationVerdicts.Of(
                figure.Ratio,
                figure.Low,
                figure.High,
                Rounds,
                figure.NoiseFloor ?? 1,
                figure.Rows
            )
            : null;

    /// <summary>What was measured where, then a sentence for each verdict with its techniques and their ratios, the largest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Sentences =>
        [
            $"Measured on {OptimizationText.Count(LogEvents)} events, {Date}, {Cpu} with {Cores} cores, DuckDB {DuckDb}; a ratio is seconds before over seconds after.",
            .. Techniques
                .GroupBy(figure => VerdictOn(figure.Technique)!.Value)
                .OrderBy(group => group.Key)
                .Select(group =>
                    OptimizationText.Verdict(
                        group.Key.Words(),
                        [
                            .. group
                                .OrderByDescending(figure => figure.Ratio)
                                .ThenBy(figure => figure.Technique)
                                .Select(figure =>
                                    string.Create(
                                        CultureInfo.InvariantCulture,
                                        $"{TitleOf(figure.Technique)} {figure.Ratio:0.00}"
                                    )
                                ),
                        ]
                    )
                ),
        ];

    /// <summary>The figures of a report on a whole log.</summary>
    public static FullScaleFigures Of(OptimizationReport report, string date)
    {
        ArgumentNullException.ThrowIfNull(report);
        var first = report.Results[0];
        return new FullScaleFigures(
            report.Results.Max(result => result.LogEvents),
            date,
            first.Machine.Cpu,
            first.Machine.Cores,
            first.Machine.DuckDb,
            first.Ratios.Count,
            [
                .. report.Results.Select(result => new FullScaleFigure(
                    result.Optimization,
                    result.Rows,
                    Rounded(result.Ratio),
                    Rounded(result.LowestRatio),
                    Rounded(result.HighestRatio),
                    Rounded(result.NoiseFloor)
                )),
            ]
        );
    }

    /// <summary>The figures as JSON, as the file has them.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";

    private static string TitleOf(Optimization technique) =>
        TechniqueCatalogue.All.First(known => known.Optimization == technique).Title;

    private static double Rounded(double ratio) => Math.Round(ratio, 4);

    private static FullScaleFigures Read()
    {
        using var stream =
            typeof(FullScaleFigures).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without its resource {Resource}.");
        return JsonSerializer.Deserialize<FullScaleFigures>(stream, Format)!;
    }
}
