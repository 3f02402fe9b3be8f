using EcommerceNotebooks.Statistics.Numerics;
using MathNet.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// The Gamma-Gamma model of spending (Fader and Hardie, 2013): a customer's purchases vary around a mean of the customer's own as a gamma variable of shape p, and means vary over customers
/// through a scale that is Gamma(q, v) distributed. It assumes that who buys more often does not spend more each time.
/// </summary>
/// <param name="P">Shape of a customer's purchases; above 0.</param>
/// <param name="Q">Shape of the scales over customers; above 1, or no mean exists.</param>
/// <param name="V">Their scale, in money; above 0.</param>
public sealed record GammaGamma(double P, double Q, double V)
{
    /// <summary>The mean over customers, what is expected of one who never repeated.</summary>
    public double PopulationMean => P * V / (Q - 1);

    /// <summary>The expected mean spend of a customer: between the own mean and the population's, the nearer to the own the more purchases there are.</summary>
    /// <param name="repeats">Repeat purchases, 0 or more.</param>
    /// <param name="meanSpend">Their mean, above 0; ignored without one.</param>
    public double ExpectedSpend(int repeats, double meanSpend)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeats);
        return repeats == 0 || !(meanSpend > 0)
            ? PopulationMean
            : P * (V + (repeats * meanSpend)) / ((P * repeats) + Q - 1);
    }

    /// <summary>The log-likelihood of histories in the order of their repeats, with its derivatives with respect to p, q and v.</summary>
    internal double LogLikelihood(ReadOnlySpan<SpendHistory> histories, Span<double> gradient)
    {
        var sum = new CompensatedSum();
        double byP = 0,
            byQ = 0,
            byV = 0;
        var repeats = -1;
        double constant = 0,
            digammaAll = 0,
            digammaOwn = 0;
        var digammaQ = SpecialFunctions.DiGamma(Q);
        var logV = Math.Log(V);
        foreach (var history in histories)
        {
            var x = history.Repeats;
            if (x != repeats)
            {
                repeats = x;
                constant =
                    SpecialFunctions.GammaLn((P * x) + Q)
                    - SpecialFunctions.GammaLn(P * x)
                    - SpecialFunctions.GammaLn(Q)
                    + (Q * logV)
                    + (P * x * Math.Log(x));
                digammaAll = SpecialFunctions.DiGamma((P * x) + Q);
                digammaOwn = SpecialFunctions.DiGamma(P * x);
            }

            var total = x * history.MeanSpend;
            var logMean = Math.Log(history.MeanSpend);
            var logAll = Math.Log(total + V);
            var weight = history.Customers;
            sum.Add(weight * (constant + (((P * x) - 1) * logMean) - (((P * x) + Q) * logAll)));
            byP += weight * x * (digammaAll - digammaOwn + logMean + Math.Log(x) - logAll);
            byQ += weight * (digammaAll - digammaQ + logV - logAll);
            byV += weight * ((Q / V) - (((P * x) + Q) / (total + V)));
        }

        (gradient[0], gradient[1], gradient[2]) = (byP, byQ, byV);
        return sum.Value;
    }
}
