using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Population;

/// <summary>
/// The distribution of latent intent over users: lognormal, with a heavier upper tail that levels off. Its five numbers and the rates of <see cref="Months.UserGroup"/> were fitted together by least squares
/// to the published buyers of both months, buyers in both, sessions with a purchase and users by number of purchases.
/// </summary>
internal static class IntentCurve
{
    /// <summary>Spread of the lognormal mood by which a user's intent differs from month to month.</summary>
    public const double MoodSpread = 1.2525;

    private const double Spread = 0.6628;
    private const double TailSpread = 3.1002;
    private const double TailStart = 1.4853;
    private const double Ceiling = 10.979;
    private const int Steps = 20_000;

    // The tail counts, so its part of the mean is taken from a finer grid.
    private static readonly double Mean = MeanOfRaw();

    /// <summary>Intent relative to the mean user at a normal score.</summary>
    public static double At(double score) => Raw(score) / Mean;

    /// <summary>Intent below which the given share of users lies.</summary>
    public static double AtQuantile(double share) => At(NormalScores.Draw(share));

    private static double Raw(double score)
    {
        var raw = Math.Exp((Spread * score) + (TailSpread * Math.Max(0.0, score - TailStart)));
        return raw / (1.0 + (raw / Ceiling));
    }

    private static double MeanOfRaw()
    {
        var sum = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            sum += Raw(NormalScores.Draw((step + 0.5) / Steps));
        }

        return sum / Steps;
    }
}
