namespace Benchmarks.Measurement;

/// <summary>Whether a variant found the same as the first one.</summary>
/// <param name="Name">The variant.</param>
/// <param name="Figures">How many figures were compared.</param>
/// <param name="Differences">Each figure that differs, with both values; empty when all are equal.</param>
internal sealed record AnswerCheck(string Name, int Figures, IReadOnlyList<string> Differences)
{
    /// <summary>Whether nothing differs.</summary>
    public bool Equal => Differences.Count == 0;

    /// <summary>Compares figure by figure; one that only one side has is a difference.</summary>
    internal static AnswerCheck Of(
        string name,
        IReadOnlyDictionary<string, string> expected,
        IReadOnlyDictionary<string, string> found
    )
    {
        const string Missing = "(missing)";
        var names = expected.Keys.Union(found.Keys).Order(StringComparer.Ordinal).ToArray();
        return new AnswerCheck(
            name,
            names.Length,
            [
                .. names
                    .Select(figure =>
                        (
                            Figure: figure,
                            Expected: expected.GetValueOrDefault(figure, Missing),
                            Found: found.GetValueOrDefault(figure, Missing)
                        )
                    )
                    .Where(pair => pair.Expected != pair.Found)
                    .Select(pair => $"{pair.Figure}: {pair.Found} instead of {pair.Expected}"),
            ]
        );
    }
}
