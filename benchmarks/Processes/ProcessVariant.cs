namespace Benchmarks.Processes;

/// <summary>A program that is measured as a whole process.</summary>
/// <param name="Name">The variant, as reports name it.</param>
/// <param name="Command">The program and its arguments, given the empty folder that is its own.</param>
/// <param name="Answer">What it found, given that folder and what it printed, named figure by figure, for the comparison with the first variant.</param>
internal sealed record ProcessVariant(
    string Name,
    Func<string, IReadOnlyList<string>> Command,
    Func<string, string, IReadOnlyDictionary<string, string>> Answer
)
{
    /// <summary>Environment variables it needs beside the suite's own.</summary>
    internal IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The largest memory that the program itself printed, for one that lets its peak begin again and so hides earlier ones from the system's account; null where the account is whole.</summary>
    internal Func<string, long>? PrintedPeak { get; init; }
}
