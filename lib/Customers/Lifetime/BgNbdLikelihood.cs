using EcommerceNotebooks.Statistics.Numerics;
using MathNet.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>The log-likelihood of histories under <see cref="BgNbd"/>, and its gradient. Gamma functions depend on the number of purchases alone and are taken once for each.</summary>
internal sealed class BgNbdLikelihood
{
    private readonly BuyerHistory[] histories;

    internal BgNbdLikelihood(IEnumerable<BuyerHistory> histories)
    {
        this.histories =
        [
            .. histories.OrderBy(each => each.Repeats).ThenBy(each => each.LastRepeat).ThenBy(each => each.Age),
        ];
        Customers = this.histories.Sum(each => each.Customers);
    }

    internal double Customers { get; }

    internal double Value(BgNbd model) => Evaluate(model, []);

    /// <summary>The value, and its derivatives with respect to r, alpha, a and b.</summary>
    internal double Evaluate(BgNbd model, Span<double> gradient)
    {
        (var r, var alpha, var a, var b) = model;
        var logAlpha = Math.Log(alpha);
        var terms = Terms(model, 0);
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
                terms = Terms(model, x);
            }

            var logAge = Math.Log(alpha + history.Age);
            var alive = -(r + x) * logAge;
            var logLast = x == 0 ? 0 : Math.Log(alpha + history.LastRepeat);
            var dead = x == 0 ? double.NegativeInfinity : terms.LogDeath - ((r + x) * logLast);

            // log(e^alive + e^dead); with a repeat, death at the last purchase never is less likely than rounding allows.
            var largest = Math.Max(alive, dead);
            var shareDead = x == 0 ? 0 : 1 / (1 + Math.Exp(alive - dead));
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
            byB += weight * (terms.ByB - (x == 0 ? 0 : shareDead / (b + x - 1)));
        }

        if (!gradient.IsEmpty)
        {
            (gradient[0], gradient[1], gradient[2], gradient[3]) = (byR, byAlpha, byA, byB);
        }

        return sum.Value;
    }

    private static RepeatTerms Terms(BgNbd model, int x)
    {
        (var r, var _, var a, var b) = model;
        var both = SpecialFunctions.DiGamma(a + b) - SpecialFunctions.DiGamma(a + b + x);
        return new RepeatTerms(
            x,
            SpecialFunctions.GammaLn(r + x)
                - SpecialFunctions.GammaLn(r)
                + SpecialFunctions.GammaLn(a + b)
                + SpecialFunctions.GammaLn(b + x)
                - SpecialFunctions.GammaLn(b)
                - SpecialFunctions.GammaLn(a + b + x),
            x == 0 ? 0 : Math.Log(a) - Math.Log(b + x - 1),
            SpecialFunctions.DiGamma(r + x) - SpecialFunctions.DiGamma(r),
            both,
            both + SpecialFunctions.DiGamma(b + x) - SpecialFunctions.DiGamma(b)
        );
    }

    private readonly record struct RepeatTerms(
        int Repeats,
        double Constant,
        double LogDeath,
        double ByR,
        double ByA,
        double ByB
    );
}
