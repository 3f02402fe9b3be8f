using System.Text.Json.Serialization;

namespace Benchmarks.Measurement;

/// <summary>One variant's measured seconds, round by round, and its ratio to the baseline of the same rounds.</summary>
/// <param name="Name">The variant.</param>
/// <param name="Seconds">One figure per round, in order.</param>
/// <param name="RatioToBaseline">Median over the rounds of this variant's time over the baseline's time of the same round; 1 for the baseline.</param>
internal sealed record Timing(string Name, IReadOnlyList<double> Seconds, double RatioToBaseline)
{
    /// <summary>Rows this variant worked on, where variants of a group differ in them; null takes the group's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Rows { get; init; }

    /// <summary>The first call and percentiles of the others; null where the runs are not calls.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CallFigures? Calls { get; init; }

    /// <summary>Processor time, memory and output of the same rounds; null where no process of its own was measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProcessFigures? Process { get; init; }

    /// <summary>Resident memory at the end of each round's operation; null where it was not looked at.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<long>? ResidentBytes { get; init; }

    /// <summary>The median of the rounds' resident memory.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MedianResidentBytes =>
        ResidentBytes is null ? null : Median(ResidentBytes.Select(bytes => (double)bytes));

    /// <summary>The median of the rounds.</summary>
    public double MedianSeconds => Median(Seconds);

    /// <summary>The fastest round.</summary>
    public double MinimumSeconds => Seconds.Min();

    /// <summary>The slowest round.</summary>
    public double MaximumSeconds => Seconds.Max();

    /// <summary>The median over the rounds of one variant's figure over another's of the same round.</summary>
    internal static double MedianRatio(IEnumerable<double> own, IEnumerable<double> other) =>
        Median(own.Zip(other, (mine, theirs) => mine / theirs));

    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
