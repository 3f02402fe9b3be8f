using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// The log-likelihood of histories under <see cref="BgBb"/>, and its gradient. Its beta functions differ by whole numbers, so that ratios of gamma functions are sums of logarithms, taken once for each
/// number of opportunities; histories that differ in age alone share their sum over the opportunities since the last purchase.
/// </summary>
internal sealed class BgBbLikelihood : IBuyingLikelihood
{
    private readonly BuyerHistory[] histories;
    private readonly int most;

    internal BgBbLikelihood(IEnumerable<BuyerHistory> histories)
    {
        this.histories =
        [
            .. histories.OrderBy(each => each.Repeats).ThenBy(each => each.LastRepeat).ThenBy(each => each.Age),
        ];
        most = this.histories.Length == 0 ? 0 : (int)this.histories.Max(each => each.Age);
        Customers = this.histories.Sum(each => each.Customers);
    }

    public double Customers { get; }

    /// <summary>The value, and its derivatives with respect to alpha, beta, gamma and delta.</summary>
    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        (var alpha, var beta, var gamma, var delta) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        Rising buys = new(alpha, most),
            passes = new(beta, most),
            both = new(alpha + beta, most),
            survives = new(delta, most),
            all = new(gamma + delta, most + 1);
        var sum = new CompensatedSum();
        double byAlpha = 0,
            byBeta = 0,
            byGamma = 0,
            byDelta = 0;
        var dead = new Deaths();
        foreach (var history in histories)
        {
            (var x, var last, var age) = (history.Repeats, (int)history.LastRepeat, (int)history.Age);
            if (x != dead.Repeats || last != dead.Last)
            {
                dead = new Deaths
                {
                    Repeats = x,
                    Last = last,
                    Next = last,
                    LogFirst = LogDeath(last),
                };
            }

            for (; dead.Next < age; dead.Next++)
            {
                var k = dead.Next;
                var weight = Math.Exp(LogDeath(k) - dead.LogFirst);
                dead.Sum += weight;
                dead.ByPasses += weight * passes.Inverses[k - x];
                dead.ByBoth += weight * both.Inverses[k];
                dead.BySurvives += weight * survives.Inverses[k];
                dead.ByAll += weight * all.Inverses[k + 1];
            }

            var logAlive = buys.Logs[x] + passes.Logs[age - x] - both.Logs[age] + survives.Logs[age] - all.Logs[age];
            var logDead = dead.Sum == 0 ? double.NegativeInfinity : dead.LogFirst + Math.Log(dead.Sum);
            var shareDead = dead.Sum == 0 ? 0 : 1 / (1 + Math.Exp(logAlive - logDead));
            var shareAlive = 1 - shareDead;
            var largest = Math.Max(logAlive, logDead);
            var customers = history.Customers;
            sum.Add(customers * (largest + Math.Log(Math.Exp(logAlive - largest) + Math.Exp(logDead - largest))));

            // Expectations over the ways in which the history came about: alive, or dead before one of the opportunities.
            double Mean(double alive, double ofDeaths) =>
                (shareAlive * alive) + (dead.Sum == 0 ? 0 : shareDead * ofDeaths / dead.Sum);
            var byBoth = Mean(both.Inverses[age], dead.ByBoth);
            var byAll = Mean(all.Inverses[age], dead.ByAll);
            byAlpha += customers * (buys.Inverses[x] - byBoth);
            byBeta += customers * (Mean(passes.Inverses[age - x], dead.ByPasses) - byBoth);
            byGamma += customers * ((shareDead / gamma) - byAll);
            byDelta += customers * (Mean(survives.Inverses[age], dead.BySurvives) - byAll);

            double LogDeath(int k) =>
                buys.Logs[x] + passes.Logs[k - x] - both.Logs[k] + Math.Log(gamma) + survives.Logs[k] - all.Logs[k + 1];
        }

        if (!gradient.IsEmpty)
        {
            (gradient[0], gradient[1], gradient[2], gradient[3]) = (byAlpha, byBeta, byGamma, byDelta);
        }

        return sum.Value;
    }

    /// <summary>The logarithm of Gamma(start + k) / Gamma(start), and its derivative with respect to the start, for k from 0 to a number.</summary>
    private readonly struct Rising
    {
        internal Rising(double start, int most)
        {
            Logs = new double[most + 1];
            Inverses = new double[most + 1];
            for (var k = 0; k < most; k++)
            {
                Logs[k + 1] = Logs[k] + Math.Log(start + k);
                Inverses[k + 1] = Inverses[k] + (1 / (start + k));
            }
        }

        internal double[] Logs { get; }

        internal double[] Inverses { get; }
    }

    // Of all ways to have died after the last purchase up to the one at Next, as ratios to the first of them, which is the most likely one.
    private struct Deaths()
    {
        internal int Repeats = -1;
        internal int Last;
        internal int Next;
        internal double LogFirst;
        internal double Sum;
        internal double ByPasses;
        internal double ByBoth;
        internal double BySurvives;
        internal double ByAll;
    }
}
