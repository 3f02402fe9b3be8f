namespace Tests.Net;

/// <summary>What the net leaves out, and why.</summary>
internal static class NetExceptions
{
    private const string Clock = "a time of the clock";
    private const string Machine = "a fact of the machine or of a file it wrote";

    private const string Measured = "measures durations and memory";
    private const string Filtered =
        "is held by oracles under random filters, and shows what other questions of the net answer";

    private const string Counted =
        "is held by oracles on worlds whose sessions have many products, which those of the net have not";

    private const string Learned =
        "holds thousands of numbers of a native library; its features are held by oracles, its models by the library they come from";

    private const string Ranked =
        "is held by oracles on random sessions, and says much of what little the net's logs have";

    /// <summary>Methods of the door that are not asked.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Methods = new Dictionary<string, string>
    {
        ["DashboardRoom.Answer"] = Filtered,
        ["DashboardRoom.Choices"] = Filtered,
        ["DashboardRoom.Export"] = Filtered,
        ["DashboardRoom.Open"] = Filtered,
        ["DashboardRoom.Summary"] = Filtered,
        ["DashboardRoom.TimeZones"] = Machine,
        ["DashboardRoom.get_Figures"] = Filtered,
        ["OptimizationRoom.Measure"] = Measured,
        ["OptimizationRoom.MeasureAll"] = Measured,
        ["OptimizationRoom.OpenLab"] = Measured,
        ["PropensityRoom.Backtest"] = Learned,
        ["PropensityRoom.ClassWeights"] = Learned,
        ["PropensityRoom.CartItemExamples"] = Learned,
        ["PropensityRoom.CartItems"] = Learned,
        ["PropensityRoom.RfmLeak"] = Learned,
        ["PropensityRoom.Score"] = Learned,
        ["PropensityRoom.Scorer"] = Learned,
        ["PropensityRoom.SessionExamples"] = Learned,
        ["PropensityRoom.Sessions"] = Learned,
        ["PropensityRoom.UserExamples"] = Learned,
        ["PropensityRoom.Users"] = Learned,
        ["RecommendationRoom.Evaluate"] = Ranked,
        ["RecommendationRoom.SessionIndex"] = Ranked,
        ["RecommendationRoom.Affinity"] = Counted,
        ["RecommendationRoom.BuildAffinity"] = Counted,
        ["RecommendationRoom.BuildFollowers"] = Counted,
        ["RecommendationRoom.BuildNeighbours"] = Counted,
        ["RecommendationRoom.Followers"] = Counted,
        ["RecommendationRoom.For"] = Counted,
        ["RecommendationRoom.Neighbours"] = Counted,
        ["RecommendationRoom.Network"] = Counted,
        ["RecommendationRoom.Popular"] = Counted,
        ["RecommendationRoom.Rules"] = Counted,
        ["RecommendationRoom.Triples"] = Counted,
    };

    /// <summary>Options that have fewer than two values among the inputs of questions.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Options = new Dictionary<string, string>
    {
        ["IngestOptions.Clock"] = "stands still, so that no time of the clock is written",
        ["NextPurchaseOptions.AsOf"] =
            "is asked at one instant; the other questions about customers are asked at several",
        ["ChurnRiskOptions.Lifetime"] = "is an answer itself, made while \"ChurnRisk with a lifetime\" is asked",
    };

    /// <summary>Members of reports by type and name.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Members = new Dictionary<string, string>
    {
        ["IngestReport.Duration"] = Clock,
        ["IngestedSource.Duration"] = Clock,
        ["LakeSource.ModifiedUtc"] = Clock,
        ["LakeCopy.ModifiedUtc"] = Clock,
        ["LakeFile.Path"] = Machine,
        ["LakeFile.Sha256"] = Machine,
        ["ColumnProfile.MemoryBytes"] = Machine,
        ["ColumnProfile.MemoryBytesAsText"] = Machine,
        ["ColumnProfiles.ToSizeTable"] = Machine,
    };

    /// <summary>Doubles whose last digits follow the order in which DuckDB sums in parallel, by the end of their path.</summary>
    internal static readonly IReadOnlyList<string> Rounded =
    [
        // The interval of a segment's share comes from sums of squares of money.
        "Segments.RevenueShareLow",
        "Segments.RevenueShareHigh",
        "revenue_share_low",
        "revenue_share_high",
    ];

    internal static bool IsLeftOut(Type type, string member) => Members.ContainsKey($"{type.Name}.{member}");

    internal static bool IsRounded(string path) => Rounded.Any(each => path.EndsWith(each, StringComparison.Ordinal));
}
