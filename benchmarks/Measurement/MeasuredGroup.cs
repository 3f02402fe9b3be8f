namespace Benchmarks.Measurement;

/// <summary>Variants that were measured against each other.</summary>
/// <param name="Title">What was measured.</param>
/// <param name="Rows">Rows each run worked on; null where one operation is timed.</param>
/// <param name="Explanation">What each variant does, and what the ratio means.</param>
/// <param name="Timings">The baseline first.</param>
internal sealed record MeasuredGroup(string Title, long? Rows, string Explanation, IReadOnlyList<Timing> Timings);
