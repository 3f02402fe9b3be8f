namespace Benchmarks.Measurement;

/// <summary>What the runs of one SQL statement took together.</summary>
/// <param name="Statement">How it begins, without comments, in one line.</param>
/// <param name="Runs">How often it ran, with whatever parameters.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProcessorSeconds">User and system time of all threads of the process meanwhile.</param>
internal sealed record StatementTime(string Statement, int Runs, double Seconds, double ProcessorSeconds);
