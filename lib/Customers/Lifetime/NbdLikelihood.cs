using EcommerceNotebooks.Statistics.Numerics;
using MathNet.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>The log-likelihood of histories under a model of buying, as a function of its parameters.</summary>
internal interface IBuyingLikelihood
{
    /// <summary>How many customers the histories are of.</summary>
    double Customers { get; }

    /// <summary>The value, and its derivatives with respect to the parameters unless the gradient is empty.</summary>
    double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient);
}

/// <summary>The log-likelihood of histories under an <see cref="NbdModel"/>, and its gradient. Gamma functions depend on the number of purchases alone and are taken once for each.</summary>
internal sealed class NbdLikelihood : IBuyingLikelihood
{
    private readonly BuyerHistory[] histories;
    private readonly int earlyChances;

    /// <param name="histories">In any order.</param>
    /// <param name="earlyChances">Chances to die before the first repeat purchase: 0 of BG/NBD, 1 of MBG/NBD.</param>
    internal NbdLikelihood(IEnumerable<BuyerHistory> histories, int earlyChances)
    {
        this.histories =
        [
            .. histories.OrderBy(each => each.Repeats).ThenBy(each => each.LastRepeat).ThenBy(each => each.Age),
        ];
        this.earlyChances = earlyChances;
        Customers = this.histories.Sum(each => each.Customers);
    }

    public double Customers { get; }

    /// <summary>The value, and its derivatives with respect to r, alpha, a and b.</summary>
    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        (var r, var alpha, var a, var b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var logAlpha = Math.Log(alpha);
        var terms = Terms(parameters, 0);
        var sum = new CompensatedSum();
        double byR = 0,
            byAlpha = 0,
            byA = 0,
            byB = 0;
        foreach (var history in histories)
        {
            var x = history.Repeats;
            if (x != terms.Repeats)
            {
                terms = Terms(parameters, x);
            }

            var mayBeDead = terms.Chances > 0;
            var logAge = Math.Log(alpha + history.Age);
            var alive = -(r + x) * logAge;
            var logLast = mayBeDead ? Math.Log(alpha + history.LastRepeat) : 0;
            var dead = mayBeDead ? terms.LogDeath - ((r + x) * logLast) : double.NegativeInfinity;

            // log(e^alive + e^dead); with a chance to die, having died at the last one never is less likely than rounding allows.
            var largest = Math.Max(alive, dead);
            var shareDead = mayBeDead ? 1 / (1 + Math.Exp(alive - dead)) : 0;
            var shareAlive = 1 - shareDead;
            var together = largest + Math.Log(Math.Exp(alive - largest) + Math.Exp(dead - largest));
            var weight = history.Customers;
            sum.Add(weight * (terms.Constant + (r * logAlpha) + together));
            if (gradient.IsEmpty)
            {
                continue;
            }

            byR += weight * (terms.ByR + logAlpha - (shareAlive * logAge) - (shareDead * logLast));
            byAlpha +=
                weight
                * (
                    (r / alpha)
                    - (shareAlive * (r + x) / (alpha + history.Age))
                    - (shareDead * (r + x) / (alpha + history.LastRepeat))
                );
            byA += weight * (terms.ByA + (shareDead / a));
            byB += weight * (terms.ByB - (mayBeDead ? shareDead / (b + terms.Chances - 1) : 0));
        }

        if (!gradient.IsEmpty)
        {
            (gradient[0], gradient[1], gradient[2], gradient[3]) = (byR, byAlpha, byA, byB);
        }

        return sum.Value;
    }

    private RepeatTerms Terms(ReadOnlySpan<double> parameters, int x)
    {
        (var r, var a, var b) = (parameters[0], parameters[2], parameters[3]);
        var chances = x + earlyChances;
        var both = SpecialFunctions.DiGamma(a + b) - SpecialFunctions.DiGamma(a + b + chances);
        return new RepeatTerms(
            x,
            chances,
            SpecialFunctions.GammaLn(r + x)
                - SpecialFunctions.GammaLn(r)
                + SpecialFunctions.GammaLn(a + b)
                + SpecialFunctions.GammaLn(b + chances)
                - SpecialFunctions.GammaLn(b)
                - SpecialFunctions.GammaLn(a + b + chances),
            chances == 0 ? 0 : Math.Log(a) - Math.Log(b + chances - 1),
            SpecialFunctions.DiGamma(r + x) - SpecialFunctions.DiGamma(r),
            both,
            both + SpecialFunctions.DiGamma(b + chances) - SpecialFunctions.DiGamma(b)
        );
    }

    private readonly record struct RepeatTerms(
        int Repeats,
        int Chances,
        double Constant,
        double LogDeath,
        double ByR,
        double ByA,
        double ByB
    );
}
