using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>How an experiment is analysed.</summary>
public sealed record AnalysisOptions
{
    /// <summary>The level of intervals, between 0 and 1; alpha is what is left.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How the p-values of goals times treatments are adjusted; guardrails are not counted.</summary>
    public Correction Correction { get; init; } = Correction.Holm;

    /// <summary>Whether metrics with a covariate are adjusted by it.</summary>
    public bool UseCovariates { get; init; } = true;

    /// <summary>The number of users of two arms near which the always-valid interval is tightest.</summary>
    public double TuningSample { get; init; } = AlwaysValidTest.DefaultTuningSample;

    /// <summary>Below this p-value arms' sizes do not fit their weights, and nothing else is to be believed.</summary>
    public double SampleRatioThreshold { get; init; } = 0.001;

    /// <summary>The arms' planned shares, control first; null for equal ones.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    internal double Alpha => 1 - Confidence;

    internal AnalysisOptions Checked()
    {
        Probability.Inner(Confidence, nameof(Confidence));
        Probability.Positive(TuningSample, nameof(TuningSample));
        Probability.Checked(SampleRatioThreshold, nameof(SampleRatioThreshold));
        return this;
    }

    internal TestOptions Test => new TestOptions { Confidence = Confidence }.Checked();
}
