namespace Tests.Net;

/// <summary>What the net leaves out, and why.</summary>
internal static class NetExceptions
{
    private const string Clock = "a time of the clock";
    private const string Machine = "a fact of the machine or of a file it wrote";

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
    internal static readonly IReadOnlyList<string> Rounded = [];

    internal static bool IsLeftOut(Type type, string member) => Members.ContainsKey($"{type.Name}.{member}");

    internal static bool IsRounded(string path) => Rounded.Any(each => path.EndsWith(each, StringComparison.Ordinal));
}
