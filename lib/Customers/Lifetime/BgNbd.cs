using EcommerceNotebooks.Statistics.Numerics;
using MathNet.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// The BG/NBD model of repeat buying (Fader, Hardie and Lee, 2005): while alive a customer buys at a rate that is Gamma(r, alpha) distributed over customers, and after each repeat purchase dies
/// with a chance that is Beta(a, b) distributed. All times are in the unit the parameters were fitted in.
/// </summary>
/// <param name="R">Shape of the buying rates; above 0.</param>
/// <param name="Alpha">Their scale, in units of time; above 0.</param>
/// <param name="A">First parameter of the chances to die; above 0.</param>
/// <param name="B">Second parameter; above 0.</param>
public sealed record BgNbd(double R, double Alpha, double A, double B)
{
    // At a = 1 the expectation is 0 / 0 but smooth; this near to it the mean of both sides is taken.
    private const double Singular = 1e-5;

    /// <summary>The chance that a customer of this history is still alive: 1 without a repeat purchase, as nobody can have died yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The history cannot be.</exception>
    public double ProbabilityAlive(int repeats, double lastRepeat, double age)
    {
        Check(repeats, lastRepeat, age);
        return repeats == 0 ? 1 : 1 / (1 + DeathOdds(repeats, lastRepeat, age));
    }

    /// <summary>Purchases that a customer new today is expected to repeat within a time of 0 or more.</summary>
    public double ExpectedOfNew(double time)
    {
        CheckTime(time);
        return Growth(0, 0, time);
    }

    /// <summary>Purchases that a customer of this history is expected to make within the time after it, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The history cannot be.</exception>
    public double Expected(double time, int repeats, double lastRepeat, double age)
    {
        CheckTime(time);
        return ProbabilityAlive(repeats, lastRepeat, age) * Growth(repeats, age, time);
    }

    /// <summary>The logarithm of the likelihood of a history of one customer.</summary>
    public double LogLikelihood(int repeats, double lastRepeat, double age)
    {
        Check(repeats, lastRepeat, age);
        return new BgNbdLikelihood([new BuyerHistory(repeats, lastRepeat, age)]).Value(this);
    }

    /// <summary>The odds of being dead, through logarithms so that a thousand purchases do not overflow.</summary>
    private double DeathOdds(int repeats, double lastRepeat, double age) =>
        Math.Exp(
            Math.Log(A) - Math.Log(B + repeats - 1) + ((R + repeats) * Math.Log((Alpha + age) / (Alpha + lastRepeat)))
        );

    private double Growth(int repeats, double age, double time) =>
        Math.Abs(A - 1) < Singular
            ? 0.5 * (GrowthAt(1 - Singular, repeats, age, time) + GrowthAt(1 + Singular, repeats, age, time))
            : GrowthAt(A, repeats, age, time);

    // Euler's transformation of the paper's hypergeometric function: its parameters no longer grow with the number of purchases.
    private double GrowthAt(double a, int repeats, double age, double time)
    {
        if (time == 0)
        {
            return 0;
        }

        var share = time / (Alpha + age + time);
        var decay =
            Math.Pow(1 - share, a - 1) * Hypergeometric.Series(a + B - 1 - R, a - 1, a + B + repeats - 1, share);
        return (a + B + repeats - 1) / (a - 1) * (1 - decay);
    }

    private static void Check(int repeats, double lastRepeat, double age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeats);
        if (!(lastRepeat >= 0 && lastRepeat <= age && double.IsFinite(age)) || (repeats == 0 && lastRepeat > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lastRepeat),
                lastRepeat,
                $"The last of {repeats} repeat purchases lies between 0 and the age {age:R}, and at 0 without one."
            );
        }
    }

    private static void CheckTime(double time)
    {
        if (!(time >= 0 && double.IsFinite(time)))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "A time ahead is 0 or more.");
        }
    }
}
