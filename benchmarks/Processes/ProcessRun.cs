using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Benchmarks.Processes;

/// <summary>What the operating system says of one finished process.</summary>
/// <param name="WallSeconds">From its start to its end.</param>
/// <param name="ProcessorSeconds">User and system time of all its threads.</param>
/// <param name="PeakBytes">Its largest resident memory (ru_maxrss of the finished process), files mapped into memory included.</param>
/// <param name="AnonymousPeakBytes">Its largest resident memory without mapped files (RssAnon), looked at every 20 ms: a peak between two looks is missed.</param>
/// <param name="ExitCode">0 for success; 128 and the signal's number when a signal ended it.</param>
internal sealed partial record ProcessRun(
    double WallSeconds,
    double ProcessorSeconds,
    long PeakBytes,
    long AnonymousPeakBytes,
    int ExitCode
)
{
    private const int SignalBase = 128;
    private const int KillSignal = 9;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>What it printed.</summary>
    [JsonIgnore]
    public string Output { get; init; } = "";

    /// <summary>What it printed as errors.</summary>
    [JsonIgnore]
    public string Errors { get; init; } = "";

    /// <summary>Bytes of all files it left in its folder.</summary>
    [JsonIgnore]
    public long OutputBytes { get; init; }

    /// <summary>Why it counts as failed, in one line; null when it succeeded.</summary>
    [JsonIgnore]
    public string? Failure =>
        ExitCode == 0 ? null
        : ExitCode == SignalBase + KillSignal
            ? "killed (signal 9), as the operating system does to a process when memory runs out"
        : $"exit code {ExitCode}: {ErrorLine(Errors)}";

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal static ProcessRun FromJson(string text) => JsonSerializer.Deserialize<ProcessRun>(text, Json)!;

    // Node.js and .NET print the error before its stack; Python after it.
    private static string ErrorLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines, line => ErrorStart().IsMatch(line)) ?? lines.LastOrDefault("no error text");
    }

    [GeneratedRegex(@"^(\[?\w*Error\b|Unhandled exception)")]
    private static partial Regex ErrorStart();
}
