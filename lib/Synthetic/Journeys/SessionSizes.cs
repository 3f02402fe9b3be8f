using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Draws the number of views in a session: small counts from a table, the heavy tail beyond ten from exponentials.</summary>
internal static class SessionSizes
{
    private const int TableSize = 10;
    private const double TailMean = 10.5;
    private const double LongTailShare = 0.01;
    private const double LongTailMean = 90.0;
    private const int MostViews = 4_000;

    // Fitted so that the published median (2), mean (4.4 views) and share of sessions below three events (52 %) come out.
    private static readonly AliasTable Sizes = new([
        0.388,
        0.163,
        0.105,
        0.073,
        0.055,
        0.042,
        0.031,
        0.025,
        0.019,
        0.015,
        0.070,
    ]);

    /// <summary>Views of one session, at least 1; a session beyond two views goes on for a Poisson number of further draws with the given mean.</summary>
    public static int Draw(ref Xoshiro256 random, double furtherDraws)
    {
        var views = DrawOnce(ref random);
        if (views > 2)
        {
            for (var draws = random.NextPoisson(furtherDraws); draws > 0; draws--)
            {
                views += DrawOnce(ref random);
            }
        }

        return Math.Min(views, MostViews);
    }

    private static int DrawOnce(ref Xoshiro256 random)
    {
        var size = Sizes.Draw(random.NextUnit());
        if (size < TableSize)
        {
            return size + 1;
        }

        var mean = random.Chance(LongTailShare) ? LongTailMean : TailMean;
        return TableSize + 1 + (int)random.NextExponential(mean);
    }
}
