using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>A decision by beliefs: ship what is probably better and loses little if it is not. Losses are shares of the control, so results of relative effects are what it takes.</summary>
public sealed record BayesianRule
{
    /// <summary>How likely the treatment must be better to be shipped, and worse to be rolled back.</summary>
    public double Chance { get; init; } = 0.95;

    /// <summary>The most that shipping may lose on average.</summary>
    public double WinRisk { get; init; } = 0.0025;

    /// <summary>What shipping must at least lose on average for the treatment to be rolled back.</summary>
    public double LoseRisk { get; init; } = 0.0125;

    /// <summary>Ship, roll back or keep running; review where nothing was computed. It holds no plan: sample ratio, users and days are for <see cref="DecisionRule"/>.</summary>
    public Verdict Decide(BayesianResult relative)
    {
        ArgumentNullException.ThrowIfNull(relative);
        return relative is not { ChanceToBeat: { } chance, LossOfTreatment: { } loss } ? Verdict.Review
            : chance >= Chance && loss <= WinRisk ? Verdict.Ship
            : chance <= 1 - Chance && loss >= LoseRisk ? Verdict.RollBack
            : Verdict.KeepRunning;
    }
}
