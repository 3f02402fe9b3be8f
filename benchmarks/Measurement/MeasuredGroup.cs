using System.Text.Json.Serialization;

namespace Benchmarks.Measurement;

/// <summary>Variants that were measured against each other.</summary>
/// <param name="Title">What was measured.</param>
/// <param name="Rows">Rows each run worked on; null where one operation is timed.</param>
/// <param name="Explanation">What each variant does, and what the ratio means.</param>
/// <param name="Timings">The baseline first.</param>
internal sealed record MeasuredGroup(string Title, long? Rows, string Explanation, IReadOnlyList<Timing> Timings)
{
    /// <summary>What the group was measured for; null where nothing is claimed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Target>? Targets { get; init; }

    /// <summary>Whether the variants found the same; null where none was compared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnswerCheck>? Answers { get; init; }

    /// <summary>The variants that did not finish; null where none could fail.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Failure>? Failures { get; init; }

    /// <summary>Lines of Markdown that follow the figures, such as the profile of what misses its target; null where there is nothing to say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>True when a target was measured and missed.</summary>
    [JsonIgnore]
    public bool MissesTarget => Targets is { } targets && targets.Any(target => target.Verdict == Target.Missed);

    /// <summary>The variant's timing; null when it took no part.</summary>
    internal Timing? Find(string variant) => Timings.FirstOrDefault(timing => timing.Name == variant);
}
