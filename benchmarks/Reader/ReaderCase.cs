namespace Benchmarks.Reader;

/// <summary>One query and the ways of reading it that are measured against each other, the bare query first.</summary>
internal sealed record ReaderCase(string Title, string Explanation, IReadOnlyList<(string Name, Action Run)> Variants);
