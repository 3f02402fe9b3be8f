using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Numerics;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// What BG/NBD and MBG/NBD share: while alive a customer buys at a rate that is Gamma(r, alpha) distributed over customers, and dies at each of several chances with a probability that is Beta(a, b)
/// distributed. The two differ in the chances alone: after each repeat purchase, or after the first purchase as well.
/// </summary>
/// <param name="R">Shape of the buying rates; above 0.</param>
/// <param name="Alpha">Their scale, in units of time; above 0.</param>
/// <param name="A">First parameter of the probabilities to die; above 0.</param>
/// <param name="B">Second parameter; above 0.</param>
public abstract record NbdModel(double R, double Alpha, double A, double B) : BuyingModel
{
    // At a = 1 the expectation is 0 / 0 but smooth; this near to it the mean of both sides is taken.
    private const double Singular = 1e-5;

    /// <inheritdoc />
    public override IReadOnlyList<(string Name, double Value)> Parameters =>
        [("r", R), ("alpha", Alpha), ("a", A), ("b", B)];

    /// <summary>Chances to die before the first repeat purchase: 0 or 1.</summary>
    internal abstract int EarlyChances { get; }

    // Through logarithms, so that a thousand purchases do not overflow.
    internal override double DeathOdds(int repeats, double lastRepeat, double age)
    {
        var chances = repeats + EarlyChances;
        return chances == 0
            ? 0
            : Math.Exp(
                Math.Log(A)
                    - Math.Log(B + chances - 1)
                    + ((R + repeats) * Math.Log((Alpha + age) / (Alpha + lastRepeat)))
            );
    }

    internal override double ExpectedOfLiving(double time, int repeats, double age) =>
        time == 0 ? 0
        : Math.Abs(A - 1) < Singular
            ? 0.5 * (GrowthAt(1 - Singular, repeats, age, time) + GrowthAt(1 + Singular, repeats, age, time))
        : GrowthAt(A, repeats, age, time);

    internal override void DrawAhead(double time, int repeats, double age, List<double> times, ref Xoshiro256 random)
    {
        var rate = Variates.Gamma(R + repeats, ref random) / (Alpha + age);
        var death = Variates.Beta(A, B + repeats + EarlyChances, ref random);
        for (var at = random.NextExponential(1) / rate; at <= time; at += random.NextExponential(1) / rate)
        {
            times.Add(at);
            if (random.Chance(death))
            {
                return;
            }
        }
    }

    // The papers' hypergeometric function, or Euler's transformation of it: the one whose power is the smaller, so that neither many purchases nor a large a let it underflow beside a sum that overflows.
    private double GrowthAt(double a, int repeats, double age, double time)
    {
        var b = B + EarlyChances;
        var share = time / (Alpha + age + time);
        var bought = R + repeats;
        var all = a + b + repeats - 1;
        var decay =
            a - 1 > bought
                ? Math.Pow(1 - share, bought) * Hypergeometric.Series(bought, b + repeats, all, share)
                : Math.Pow(1 - share, a - 1) * Hypergeometric.Series(all - bought, a - 1, all, share);
        return all / (a - 1) * (1 - decay);
    }
}
