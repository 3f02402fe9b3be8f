using EcommerceNotebooks.Synthetic;

namespace Tests.Synthetic;

/// <summary>Both months once, large enough for rates and small enough to be made in a second.</summary>
public sealed class GeneratedMonths
{
    internal const double Scale = 0.004;

    /// <summary>October's events.</summary>
    public IReadOnlyList<SyntheticEvent> October { get; } = Generate("2019-Oct");

    /// <summary>November's events.</summary>
    public IReadOnlyList<SyntheticEvent> November { get; } = Generate("2019-Nov");

    internal IReadOnlyList<SyntheticEvent> Of(string preset) => preset == "2019-Oct" ? October : November;

    private static List<SyntheticEvent> Generate(string preset) =>
        [.. new EventGenerator(new SyntheticOptions { Scale = Scale, Threads = 2 }).Events(preset)];
}
