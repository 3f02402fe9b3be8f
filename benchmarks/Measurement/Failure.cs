namespace Benchmarks.Measurement;

/// <summary>A variant that did not finish.</summary>
/// <param name="Name">The variant.</param>
/// <param name="Reason">How it ended.</param>
/// <param name="Seconds">After how long.</param>
/// <param name="PeakBytes">The most memory it held.</param>
internal sealed record Failure(string Name, string Reason, double Seconds, long PeakBytes);
