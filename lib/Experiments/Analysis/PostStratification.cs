using System.Runtime.InteropServices;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>An effect averaged over strata that were known before the experiment, so that chance differences between the arms' mixes drop out (Miratrix, Sekhon and Yu, 2013).</summary>
public static class PostStratification
{
    private const string Name = "post-stratified t test";

    /// <summary>
    /// The sum over strata of share times difference of means, each stratum's share being that of its users in both arms; variances add with squared shares, and the degrees of freedom are
    /// Satterthwaite's (1946). Not computable where a stratum has fewer than two users in an arm, as then it would have to be left out or joined with another first.
    /// </summary>
    /// <param name="strata">Control and treatment of each stratum.</param>
    /// <param name="options">Level and sides.</param>
    public static TestResult Of(
        IReadOnlyList<(SampleMoments Control, SampleMoments Treatment)> strata,
        TestOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(strata);
        var chosen = (options ?? TestOptions.Default).Checked();
        if (strata.Count == 0)
        {
            return TestResult.NotComputed(Name, "there are no strata");
        }

        for (var i = 0; i < strata.Count; i++)
        {
            (var control, var treatment) = strata[i];
            if ((control.Trouble("control") ?? treatment.Trouble("treatment")) is { } trouble)
            {
                return TestResult.NotComputed(Name, $"in stratum {i + 1} {trouble}");
            }
        }

        var total = strata.Sum(stratum => (double)(stratum.Control.Count + stratum.Treatment.Count));
        var effect = 0.0;
        var variance = 0.0;
        var parts = new List<MeanVariance>();
        foreach ((var control, var treatment) in strata)
        {
            var share = (control.Count + treatment.Count) / total;
            effect += share * (treatment.Mean - control.Mean);
            parts.Add(new MeanVariance(share * share * control.MeanVariance, control.Count));
            parts.Add(new MeanVariance(share * share * treatment.MeanVariance, treatment.Count));
            variance += parts[^2].Variance + parts[^1].Variance;
        }

        return variance == 0
            ? Significance.WithoutVariance(
                Name,
                effect,
                Significance.Unvaried([.. strata.SelectMany(each => new[] { each.Control, each.Treatment })])
            )
            : Significance.Of(
                Name,
                effect,
                Math.Sqrt(variance),
                MeanVariance.DegreesOfFreedom(CollectionsMarshal.AsSpan(parts)),
                chosen
            );
    }

    /// <summary>Each arm's mean as it would be if both arms had the mix of all users together: direct standardisation.</summary>
    /// <returns>NaN for an arm without users in a stratum that has some.</returns>
    public static (double Control, double Treatment) StandardisedMeans(
        IReadOnlyList<(SampleMoments Control, SampleMoments Treatment)> strata
    )
    {
        ArgumentNullException.ThrowIfNull(strata);
        var total = strata.Sum(stratum => (double)(stratum.Control.Count + stratum.Treatment.Count));
        double Mean(Func<(SampleMoments Control, SampleMoments Treatment), SampleMoments> arm) =>
            strata
                .Where(stratum => stratum.Control.Count + stratum.Treatment.Count > 0)
                .Sum(stratum => (stratum.Control.Count + stratum.Treatment.Count) / total * arm(stratum).Mean);
        return (Mean(stratum => stratum.Control), Mean(stratum => stratum.Treatment));
    }
}
